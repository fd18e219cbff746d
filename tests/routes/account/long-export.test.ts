import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { createProbe } from "../../support/app/d1-probe";
import { openExport } from "../../support/app/export-lines";
import { startWorker } from "../../support/app/worker";

const many = 100_000;
const probe = createProbe();
const worker = await startWorker({ probe });
const validate = new Ajv2020().compile(JSON.parse(readFileSync("docs/export.schema.json", "utf8")) as object);
let member: Viewer;

/** As many posts as the limit of a day allows in three years, each with its entry, made by SQL alone. */
beforeAll(async () => {
  member = await worker.makeMember();
  const part = 10_000;
  for (let from = 1; from <= many; from += part) {
    const numbers = `with recursive n (i) as (select ${from} union all select i + 1 from n where i < ${from + part - 1})`;
    await worker.d1.batch([
      worker.d1.prepare(`${numbers} insert into posts (id, author_id, body, created_at, form_key)
        select i, ${member.id}, 'Post ' || i, i, 'many ' || i from n`),
      worker.d1
        .prepare(`${numbers} insert into log (act, at, kind, moderation, actor_id, post_id, member_id, details)
        select 'post:${member.id}:many ' || i, i, 'post.created', 0, ${member.id}, i, ${member.id}, '{}' from n`),
    ]);
  }
  // The rules are asked for, and the session's times written, before anything is counted.
  await worker.fetch("/", { as: member });
});

const open = async () => openExport(worker.url, await worker.cookieOf(member));

/** Reads to the end: how many posts and entries there are, and the whole without these, which are held one at a time. */
async function readExport(lines: AsyncIterable<string>, onPost: (post: { id: number }) => void = () => {}) {
  const kept: string[] = [];
  const counts: Record<string, number> = { posts: 0, log: 0 };
  let list = "";
  for await (const line of lines) {
    const [, name] = /^"(\w+)": \[$/.exec(line) ?? [];
    list = name ?? (line.startsWith("]") ? "" : list);
    if (!(list in counts) || name) kept.push(line);
    else {
      counts[list]!++;
      if (list === "posts") onPost(JSON.parse(line.replace(/,$/, "")) as { id: number });
    }
  }
  return { counts, whole: JSON.parse(kept.join("\n")) as Record<string, unknown> };
}

test("100,000 posts are read in few queries, each item is valid, and none is left out or there twice", async () => {
  const { result, calls } = await probe.record(async () => {
    const { lines } = await open();
    let expected = many;
    return readExport(lines, (post) => {
      expect(post.id).toBe(expected--);
      // Every thousandth, since the schema is the same for all.
      if (post.id % 1_000 === 0) expect(validateWith(post), JSON.stringify(post)).toBe(true);
    });
  });
  expect(result.counts).toEqual({ posts: many, log: many });
  expect(validate(result.whole), JSON.stringify(validate.errors)).toBe(true);
  const queries = calls.reduce((sum, { sql }) => sum + sql.length, 0);
  console.log(`${queries} queries in ${calls.length} round trips`);
  // What a request may ask of D1 on the Free plan.
  expect(queries).toBeLessThanOrEqual(50);
  // A post is read once, and once more with its entry; no query reads the posts of all.
  for (const { rowsRead } of calls) expect(rowsRead).toBeLessThanOrEqual(50_000);
});

const base = {
  version: 1,
  site: "",
  exportedAt: "2026-01-01T00:00:00.000Z",
  consistency: "",
  resetNames: [],
  identities: [],
  sessions: [],
  reports: [],
  appeals: [],
  notices: [],
  log: [],
};
/** The post within an export that has nothing else. */
function validateWith(post: object): boolean {
  const row = { id: 1, name: null, role: "member", joinedAt: base.exportedAt, block: null };
  const counts = { posts: 1, timesHidden: 0, timesWarned: 0, timesBlocked: 0, unreadNotices: 0 };
  return validate({ ...base, member: { ...row, ...counts }, posts: [post] });
}

describe("where D1 fails", () => {
  const overloaded = { message: "D1 DB is overloaded.", when: "before" } as const;

  test("before it began, a page says so", async () => {
    probe.failWhen((call) => (call === 1 ? overloaded : null));
    const response = await worker.fetch("/account/export", { as: member });
    probe.stopFailing();
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
    expect(response.headers.has("Content-Disposition")).toBe(false);
  });

  test("in the middle, the download fails, and what there is of it is no JSON", async () => {
    probe.failWhen((call) => (call === 10 ? overloaded : null));
    const { response, lines } = await open();
    expect(response.statusCode).toBe(200);
    const received: string[] = [];
    const reading = (async () => {
      for await (const line of lines) received.push(line);
    })();
    await expect(reading).rejects.toThrow();
    probe.stopFailing();
    expect(received.length).toBeGreaterThan(10_000);
    expect(() => JSON.parse(received.join("\n")) as unknown).toThrow();
    expect(worker.logged()).toContain("overloaded");
  });

  test("for a moment, it is read again", async () => {
    probe.failWhen((call) => (call === 5 ? { message: "Network connection lost.", when: "after" } : null));
    const { counts } = await readExport((await open()).lines);
    probe.stopFailing();
    expect(counts.posts).toBe(many);
  });
});

test("who goes away ends the reading", async () => {
  const { calls } = await probe.record(async () => {
    const { response, lines } = await open();
    for await (const line of lines) if (line.startsWith('{"id":')) break;
    response.destroy();
    // Whatever the Worker still reads for it, it has read when it has answered others.
    for (let count = 0; count < 20; count++) await worker.fetch("/", { as: member });
  });
  expect(calls.filter(({ sql }) => sql[0]!.includes("posts_by_author")).length).toBeLessThan(20);
});

test("exports are limited, like forms", async () => {
  const limited = await startWorker({ writesPerMinute: 2 });
  const [one, other] = [await limited.makeMember(), await limited.makeMember()];
  const statuses = [];
  for (let count = 0; count < 3; count++)
    statuses.push((await limited.fetch("/account/export", { as: one })).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await limited.fetch("/account/export", { as: other })).status).toBe(200);
});
