import * as build from "../build/server/index.js";

// The Worker and Remix share one bundle, so that there is one copy of each module: hence `entry.module`.
const { makeFetch, runScheduled } = build.entry.module;

export default {
  fetch: makeFetch(build),
  scheduled: runScheduled,
} satisfies ExportedHandler<Env>;
