import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openDatabase } from "~/db/client.server";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import type { DecisionResult } from "~/moderation/cases/decisions/decision.server";
import { dismissCases } from "~/moderation/cases/decisions/dismiss-case.server";
import { hidePosts } from "~/moderation/cases/decisions/hide-post.server";
import { day, minute } from "~/time/units";
import { assignRole, deletePost, dismissCase, hidePost, undoAct } from "../../../support/acts/acts";
import { startDatabase } from "../../../support/database/database";
import { beforeFirstBatch, loseConnectionOnce } from "../../../support/database/counts/intercept-calls";
import { makersFor } from "../../../support/database/makers";
import { dumpState } from "../../../support/database/state/moderation-state";

const { db, d1 } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport } = makers;
const { findPostRow, findCaseRow, findMemberRow, listReports, listEntries, noticesByMember, newestEntry } =
  makers;
const now = Date.now();
const grounds = { reason: "spam" as const, note: "adverts" };
const moderator = await makeMember({ role: "moderator" });

type Post = { id: number; author: Viewer };
const verdicts = { hide: hidePosts, dismiss: dismissCases };

function decide(
  verdict: keyof typeof verdicts,
  posts: { id: number; version?: number }[],
  { by = moderator, at = now, on = db } = {},
) {
  const cases = posts.map(({ id: postId, version = 0 }) => ({ postId, version }));
  return verdicts[verdict](on, by, { ...grounds, cases }, at);
}

async function makeReported(): Promise<Post> {
  const post = await makePost();
  await makeReport(post);
  return post;
}

/** Inserted in one statement a table: a hundred makers would take a while. */
async function makeMany(many: number): Promise<{ id: number }[]> {
  const { id } = await makeMember();
  const reporter = await makeMember();
  const first = ((await d1.prepare("select max(id) as id from posts").first<{ id: number }>())?.id ?? 0) + 1;
  const series = `with recursive n (i) as (select 0 union all select i + 1 from n where i < ${many - 1})`;
  await d1.batch([
    d1.prepare(`${series} insert into posts (id, author_id, body, created_at, form_key)
      select ${first} + i, ${id}, 'Post ' || i, 0, 'bulk ' || i from n`),
    d1.prepare(`${series} insert into cases (post_id, author_id, state, opened_at, reports, reasons)
      select ${first} + i, ${id}, 'open', 0, 1, '{"spam":1}' from n`),
    d1.prepare(`${series} insert into reports (post_id, reporter_id, reason, created_at)
      select ${first} + i, ${reporter.id}, 'spam', 0 from n`),
  ]);
  return Array.from({ length: many }, (_, at) => ({ id: first + at }));
}

const outcomesOf = (results: DecisionResult[]) => results.map(({ outcome }) => outcome);

test.each([
  ["hide", "post.hidden", "upheld"],
  ["dismiss", "report.dismissed", "dismissed"],
] as const)(
  "many cases get one verdict (%s), each with an entry of its own",
  async (verdict, kind, outcome) => {
    const posts = [await makeReported(), await makeReported(), await makeReported()];
    const before = await newestEntry();
    const results = await decide(verdict, posts);
    expect(results).toEqual(
      posts.map(({ id: postId }, at) => ({
        postId,
        outcome: "done",
        entryId: before + 1 + at,
        decided: expect.anything(),
      })),
    );
    for (const [at, { id: postId, author }] of posts.entries()) {
      const entry = (await listEntries({ postId })).at(-1);
      expect(entry).toMatchObject({
        id: before + 1 + at,
        kind,
        actorId: moderator.id,
        memberId: author.id,
        note: grounds.note,
        reason: verdict === "hide" ? grounds.reason : null,
        at: now,
        part: at,
      });
      expect(await findCaseRow(postId)).toMatchObject({ state: "decided", verdict, version: 1 });
      expect(await findPostRow(postId)).toMatchObject({
        hiddenEntryId: verdict === "hide" ? entry?.id : null,
      });
      expect(await listReports(postId)).toMatchObject([{ outcome, decidedEntryId: entry?.id }]);
    }
  },
);

test("each case has its own result, in the order given: done, decided already, out of date, one's own, erased", async () => {
  const [fresh, decided, changed, deleted] = [
    await makeReported(),
    await makeReported(),
    await makeReported(),
    await makePost({ deleted: true }),
  ];
  await eraseDeletedPosts(db, Date.now() + 31 * day);
  const own = await makePost({ author: moderator });
  await makeReport(own);
  const colleague = await makeMember({ role: "moderator", name: "Mo" });
  const act = { postId: decided.id, version: 0, ...grounds };
  expect(await dismissCase(db, colleague, act, now)).toBe("done");
  expect(await hidePost(db, colleague, { ...act, postId: changed.id }, now)).toBe("done");
  expect(await undoAct(db, colleague, { entryId: await newestEntry() }, now)).toBe("done");
  const others = [decided, changed, deleted, own];
  const before = await Promise.all(others.map(({ id }) => findCaseRow(id)));
  const entries = await Promise.all(others.map(({ id: postId }) => listEntries({ postId })));

  const results = await decide("dismiss", [own, decided, { id: 999_999 }, fresh, changed, deleted]);
  expect(results).toMatchObject([
    { postId: own.id, outcome: "forbidden" },
    {
      postId: decided.id,
      outcome: "conflict",
      current: { case: { verdict: "dismiss", decidedBy: { name: "Mo" } } },
    },
    { postId: 999_999, outcome: "not-found", current: null },
    { postId: fresh.id, outcome: "done" },
    { postId: changed.id, outcome: "conflict", current: { case: { state: "open", version: 2 } } },
    { postId: deleted.id, outcome: "not-found", current: null },
  ]);
  expect(await Promise.all(others.map(({ id }) => findCaseRow(id)))).toEqual(before);
  expect(await Promise.all(others.map(({ id: postId }) => listEntries({ postId })))).toEqual(entries);
});

test("posts that nobody reported are hidden with the rest, and cannot be dismissed", async () => {
  const [quiet, reported] = [await makePost(), await makeReported()];
  expect(outcomesOf(await decide("dismiss", [quiet]))).toEqual(["conflict"]);
  expect(outcomesOf(await decide("hide", [quiet, reported]))).toEqual(["done", "done"]);
  expect(await findCaseRow(quiet.id)).toMatchObject({ verdict: "hide", version: 1, reports: 0 });
});

test("the case of a deleted post is decided with the rest", async () => {
  const [deleted, other] = [await makeReported(), await makeReported()];
  expect(await deletePost(db, deleted.author, { postId: deleted.id }, now)).toBe("done");
  expect(outcomesOf(await decide("dismiss", [deleted, other]))).toEqual(["done", "done"]);
});

test("each case of a bulk is undone by itself, as if it had not been among them", async () => {
  const posts = [await makeReported(), await makeReported(), await makeReported()];
  const before = await dumpState(d1);
  const results = await decide("hide", posts);
  const undo = async (result?: DecisionResult) => {
    const entryId = result?.outcome === "done" ? result.entryId : 0;
    expect(await undoAct(db, moderator, { entryId }, now)).toBe("done");
  };
  await undo(results[1]);
  expect(await findCaseRow(posts[1]?.id ?? 0)).toMatchObject({ state: "open" });
  for (const post of [posts[0], posts[2]])
    expect(await findCaseRow(post?.id ?? 0)).toMatchObject({ state: "decided", verdict: "hide" });
  await undo(results[0]);
  await undo(results[2]);
  expect(await dumpState(d1)).toEqual(before);
});

test("who reported several of them gets one notice of each decision", async () => {
  const posts = [await makePost(), await makePost()];
  const [both, one] = [await makeReport(posts[0] as Post), await makeReport(posts[0] as Post)];
  await makeReport(posts[1] as Post, { reporter: both });
  const results = await decide("hide", posts);
  const noticed = await Promise.all(
    results.map((result) => noticesByMember(result.outcome === "done" ? result.entryId : 0)),
  );
  expect(noticed).toEqual([
    { [both.id]: "report.upheld", [one.id]: "report.upheld", [posts[0]?.author.id ?? 0]: "post.hidden" },
    { [both.id]: "report.upheld", [posts[1]?.author.id ?? 0]: "post.hidden" },
  ]);
  expect(await findMemberRow(both.id)).toMatchObject({ upheldMade: 2, unreadNotices: 2 });
});

describe("a bulk of a hundred", () => {
  test("is decided whole, and is one request as far as the limit of a minute goes", async () => {
    const busy = await makeMember({ role: "moderator" });
    const many = await makeMany(100);
    expect(new Set(outcomesOf(await decide("dismiss", many, { by: busy })))).toEqual(new Set(["done"]));
    const { results: parts } = await d1
      .prepare("select part from log where actor_id = ? order by part")
      .bind(busy.id)
      .all<{ part: number }>();
    expect(parts.map(({ part }) => part)).toEqual(many.map((_, at) => at));
    // 59 more acts reach the limit.
    for (let more = 0; more < 59; more++)
      expect(outcomesOf(await decide("hide", [await makePost()], { by: busy }))).toEqual(["done"]);
    const [late, later] = [await makeReported(), await makeReported()];
    expect(outcomesOf(await decide("dismiss", [late, later], { by: busy }))).toEqual([
      "too-fast",
      "too-fast",
    ]);
    expect(await listEntries({ postId: late.id })).toHaveLength(1);
    expect(outcomesOf(await decide("dismiss", [late, later], { by: busy, at: now + minute }))).toEqual([
      "done",
      "done",
    ]);
  });

  test("sent by two at once is decided once each, by one or the other", async () => {
    const colleague = await makeMember({ role: "moderator" });
    const many = await makeMany(100);
    const [mine, theirs] = await Promise.all([
      decide("hide", many.slice(0, 70)),
      decide("dismiss", many.slice(30), { by: colleague }),
    ]);
    for (const { id: postId } of many) {
      const outcomes = [...mine, ...theirs].filter((result) => result.postId === postId);
      expect(outcomes.filter(({ outcome }) => outcome === "done")).toHaveLength(1);
      expect(await findCaseRow(postId)).toMatchObject({ version: 1 });
    }
  });

  test("leaves nothing behind when one of it cannot be written", async () => {
    const many = await makeMany(10);
    const before = [await dumpState(d1), await newestEntry()];
    const broken = many[7]?.id ?? 0;
    await d1
      .prepare(
        `create trigger broken before update on cases when new.post_id = ${broken} begin select raise(abort, 'broken on purpose'); end`,
      )
      .run();
    await expect(decide("dismiss", many)).rejects.toThrow();
    await d1.prepare("drop trigger broken").run();
    expect([await dumpState(d1), await newestEntry()]).toEqual(before);
  });

  test("is done once, whether the connection is lost before the commit or after", async () => {
    for (const moment of ["before", "after"] as const) {
      const many = await makeMany(10);
      const before = await newestEntry();
      const { flakyD1 } = loseConnectionOnce(d1, { call: 0, moment });
      const results = await decide("dismiss", many, { on: openDatabase(flakyD1) });
      expect(results).toEqual(
        many.map(({ id: postId }, at) => ({
          postId,
          outcome: "done",
          entryId: before + 1 + at,
          decided: expect.anything(),
        })),
      );
      expect(await newestEntry()).toBe(before + many.length);
    }
  });

  test("lost after the commit, when a colleague has undone some of it since, returns what was done", async () => {
    const many = await makeMany(3);
    const colleague = await makeMember({ role: "moderator" });
    const before = await newestEntry();
    const { flakyD1 } = loseConnectionOnce(d1, {
      call: 0,
      moment: "after",
      afterCommit: async () =>
        expect(await undoAct(db, colleague, { entryId: before + 2 }, now)).toBe("done"),
    });
    expect(outcomesOf(await decide("dismiss", many, { on: openDatabase(flakyD1) }))).toEqual([
      "done",
      "done",
      "done",
    ]);
    expect(await findCaseRow(many[1]?.id ?? 0)).toMatchObject({ state: "open", version: 2 });
    expect(await newestEntry()).toBe(before + 4);
  });

  test("by a moderator who is demoted just then changes nothing", async () => {
    const falling = await makeMember({ role: "moderator" });
    const admin = await makeMember({ role: "admin" });
    const many = await makeMany(5);
    const fall = { memberId: falling.id, role: "member" as const, ...grounds };
    const late = beforeFirstBatch(d1, () => assignRole(db, admin, fall, now));
    const results = await decide("hide", many, { by: falling, on: openDatabase(late) });
    expect(new Set(outcomesOf(results))).toEqual(new Set(["forbidden"]));
    for (const { id: postId } of many) expect(await listEntries({ postId })).toEqual([]);
  });
});
