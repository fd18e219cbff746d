import * as build from "../build/server/index.js";

// Taken from Remix's bundle, so that the Worker has only one copy of each module.
const { makeFetch, runScheduled } = build.entry.module;

export default {
  fetch: makeFetch(build),
  scheduled: runScheduled,
} satisfies ExportedHandler<Env>;
