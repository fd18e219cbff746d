import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { caseReasons, verdictTable } from "~/db/tables/cases.server";
import { logKindTable } from "~/db/tables/log.server";
import { noticeKindTable } from "~/db/tables/notices.server";
import { rules } from "~/db/tables/rules.server";
import { logKinds, noticeKinds, verdicts } from "~/db/vocabulary";
import { kindOf } from "~/log/kinds";
import { findCase } from "~/moderation/cases/find-case.server";
import { listCases } from "~/moderation/cases/queue/list-cases.server";
import { dismissCase, withdrawReport } from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";
import { reportKeys, seededRules } from "../support/database/seeded-rules";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport, findCaseRow } = makersFor(db);

test("the tables of kinds and verdicts hold what the vocabulary says, and nothing else", async () => {
  const [kinds, notices, decided] = await db.batch([
    db.select().from(logKindTable),
    db.select().from(noticeKindTable),
    db.select().from(verdictTable),
  ]);
  const inOrder = (words: readonly string[]) => [...words].sort();
  expect(inOrder(kinds.map(({ kind }) => kind))).toEqual(inOrder(logKinds));
  expect(inOrder(notices.map(({ kind }) => kind))).toEqual(inOrder(noticeKinds));
  expect(inOrder(decided.map(({ verdict }) => verdict))).toEqual(inOrder(verdicts));
});

test("a kind is moderation in the table exactly where the app says so", async () => {
  const kinds = await db.select().from(logKindTable);
  for (const { kind, moderation } of kinds) expect(moderation, kind).toBe(kindOf(kind).moderation);
  expect(kinds.filter(({ moderation }) => !moderation)).toHaveLength(4);
});

test("seven rules come with the app, in their order, each with its text; what acts alone can name is retired", async () => {
  const rows = await db.select().from(rules).orderBy(asc(rules.position));
  expect(rows.map(({ key, label, retired }) => ({ key, label, retired }))).toEqual(seededRules);
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_, at) => at + 1));
  expect(reportKeys).toHaveLength(7);
  for (const { key, text } of rows) expect(text.split(/[.;] /).length, key).toBeGreaterThan(1);
});

test("for a rule that is one row more, a post is reported, found in the queue, decided and withdrawn", async () => {
  const rule = { key: "off-topic", label: "Off topic", hint: "Not about the town", text: "Stay here." };
  await db.insert(rules).values({ ...rule, position: 9 });
  const reason = rule.key;
  const post = await makePost();
  await makeReport(post, { reason: "spam" });
  const at = Date.now();
  const reporter = await makeReport(post, { reason, note: "Why?", at });
  expect(await findCaseRow(post.id)).toMatchObject({ reports: 2, reasons: { spam: 1, [reason]: 1 } });
  expect(await db.select().from(caseReasons)).toMatchObject([
    { postId: post.id, reason, count: 1, reports: 2, decidedAt: null },
    { postId: post.id, reason: "spam", count: 1, reports: 2, decidedAt: null },
  ]);

  const moderator = await makeMember({ role: "moderator" });
  const filter = { sort: "oldest", reason, waiting: null, claimed: false, before: null } as const;
  const { rows } = await listCases(db, moderator, { ...filter, state: "open" }, at);
  expect(rows).toMatchObject([
    {
      post: { id: post.id },
      case: { reasons: { spam: 1, [reason]: 1 } },
      notes: [{ reason, text: "Why?", at }],
    },
  ]);
  expect((await findCase(db, moderator, post.id, at))?.reports[0]).toMatchObject({ reason, note: "Why?" });

  expect(await withdrawReport(db, reporter, { postId: post.id }, at)).toBe("done");
  expect(await db.select().from(caseReasons)).toMatchObject([{ reason: "spam", count: 1, reports: 1 }]);
  await makeReport(post, { reason });
  const act = { postId: post.id, version: 0, reason, note: "" };
  expect(await dismissCase(db, moderator, act, at)).toBe("done");
  expect((await listCases(db, moderator, { ...filter, state: "decided" }, at)).rows).toHaveLength(1);
  expect((await listCases(db, moderator, { ...filter, state: "open" }, at)).rows).toEqual([]);
});
