import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Miniflare } from "miniflare";
import { openDatabase } from "~/db/client.server";
import { roles } from "~/db/vocabulary";
import { CommandError, runCommand } from "../../../local/command";
import { appWorker } from "../../support/app/app-worker";
import { openApp } from "../../support/app/open-app";
import { gatewayWorker, openD1 } from "../../support/database/d1-gateway";
import { makersFor } from "../../support/database/makers";
import { formatTable } from "../report/table";
import { openSeed, seedDatabase } from "../seeds/open-seed";
import { openInspector } from "./inspector";
import { makeNamedBuild } from "./named-build";
import { type FunctionTime, sumUpByRoom, sumUpProfile } from "./sum-up-profile";

// npm run profile -- /path [--as member|moderator|admin] [--by inclusive] [--posts 10000] [--requests 300] [--json]: where the
// processor time of a page goes, by function. The profile itself is written, too, for a browser's developer tools.
const folder = ".wrangler/bench/profiles";
const warmUp = 200;
const shown = 40;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: "string" },
      by: { type: "string", default: "self" },
      posts: { type: "string", default: "10000" },
      requests: { type: "string", default: "300" },
      json: { type: "boolean" },
    },
  });
  const [path] = positionals;
  const role = roles.find((each) => each === values.as);
  if (!path?.startsWith("/") || (values.as && !role))
    throw new CommandError("Usage: npm run profile -- /path [--as member|moderator|admin]");
  const requests = Number(values.requests);
  const { times, profile } = await profilePage(path, role, { requests, posts: Number(values.posts) });
  mkdirSync(folder, { recursive: true });
  const words = [role ?? "visitor", ...path.split(/\W+/)].filter(Boolean);
  const file = join(folder, words.join("-"));
  writeFileSync(`${file}.cpuprofile`, JSON.stringify(profile));
  if (values.json) writeFileSync(`${file}.json`, `${JSON.stringify(times, null, 2)}\n`);
  if (values.by === "inclusive") times.sort((a, b) => b.inclusive - a.inclusive);
  print(times, requests);
  console.log(`\n${file}.cpuprofile${values.json ? ` and ${file}.json` : ""}`);
});
process.exit();

type Options = { requests: number; posts: number };

async function profilePage(
  path: string,
  role: (typeof roles)[number] | undefined,
  { requests, posts }: Options,
) {
  const { modules, mainModule, fileOf } = await makeNamedBuild();
  const { seed, storage, remove } = await openSeed(posts, console.log);
  const miniflare = new Miniflare({
    cf: false,
    handleStructuredLogs: () => {},
    resourcePersistencePath: storage,
    inspectorPort: 0,
    workers: [
      {
        config: { ...appWorker({ d1: seedDatabase }), manifest: { mainModule, modules } },
        dev: { unsafeDirectSockets: [{ port: 0 }] },
      },
      gatewayWorker([seedDatabase]),
    ],
  });
  try {
    await miniflare.ready;
    const d1 = openD1(await miniflare.unsafeGetDirectURL("d1-gateway"), seedDatabase);
    const { makeSession } = makersFor(openDatabase(d1));
    const app = openApp(await miniflare.unsafeGetDirectURL("app"), makeSession);
    const as = role && { member: seed.member, moderator: seed.moderator, admin: seed.admin }[role];
    const ask = async (times: number) => {
      for (let count = 0; count < times; count++) {
        const { status } = await app.fetch(path, { as });
        if (status !== 200) throw new CommandError(`${path} answered ${status}.`);
      }
    };
    await ask(warmUp);
    const inspector = await openInspector(await miniflare.getInspectorURL(), "app");
    const profile = await inspector.profile(() => ask(requests));
    inspector.close();
    return { profile, times: sumUpProfile(profile, fileOf) };
  } finally {
    await miniflare.dispose();
    remove();
  }
}

function print(times: FunctionTime[], requests: number): void {
  const all = times.reduce((sum, { self }) => sum + self, 0);
  const percent = (ms: number) => `${((100 * ms) / all).toFixed(1)} %`;
  const each = (ms: number) => (ms / requests).toFixed(3);
  console.log(`${each(all)} ms a request in the Worker, over ${requests} requests\n`);
  const functions = times
    .slice(0, shown)
    .map(({ name, file, self, inclusive }) => [
      `${name}  ${file}`,
      each(self),
      percent(self),
      each(inclusive),
      percent(inclusive),
    ]);
  console.log(
    formatTable({ head: ["function", "self ms", "self", "inclusive ms", "inclusive"], rows: functions }),
  );
  const rooms = sumUpByRoom(times)
    .filter(({ self }) => self > all / 200)
    .map(({ room, self }) => [room, each(self), percent(self)]);
  console.log(`\n${formatTable({ head: ["package or room", "self ms", "self"], rows: rooms })}`);
}
