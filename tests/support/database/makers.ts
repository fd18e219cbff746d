import { and, eq, max, ne, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { makeSessionToken } from "~/accounts/sessions/sessions.server";
import { type Database, statement } from "~/db/client.server";
import { members, sessions } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import { posts } from "~/db/tables/posts.server";
import type { Role, RuleKey } from "~/db/vocabulary";
import { createPost } from "~/feed/create-post.server";
import { day, minute } from "~/time/units";
import { blockMember, deletePost, hidePost, reportPost, sendAppeal } from "../acts/acts";
import type { AnyDetails } from "./any-details";

/**
 * Makes rows for tests, by the app's own acts where there is one, so that state and log agree from the start.
 * `membersAtOnce`: how many members are inserted together and kept for later calls, as one round trip costs what many do.
 */
export function makersFor(db: Database, { membersAtOnce = 1 } = {}) {
  let count = 0;
  const spareMembers = new Map<Role, Viewer[]>();

  async function makeMember({ role = "member", name, at }: { role?: Role; name?: string; at?: number } = {}) {
    if (name !== undefined || at !== undefined) {
      const [made] = await insertMembers([name ?? nextName()], role, at ?? Date.now());
      return made!;
    }
    const spare = spareMembers.get(role)?.pop();
    if (spare) return spare;
    const [made, ...others] = await insertMembers(
      Array.from({ length: membersAtOnce }, nextName),
      role,
      Date.now(),
    );
    spareMembers.set(role, others);
    return made!;
  }

  const nextName = () => `Person ${++count}`;

  async function insertMembers(names: string[], role: Role, at: number): Promise<Viewer[]> {
    const [rows] = await db.batch([
      statement<{ id: number; name: string }>(
        db,
        sql`
        insert into members (name, role, created_at)
        select value, ${role}, ${at} from json_each(${JSON.stringify(names)}) returning id, name`,
      ),
      statement(
        db,
        sql`
        insert into identities
          (member_id, provider, issuer, subject, email, email_verified, claims, linked_at, last_sign_in_at)
        select id, 'auth0', 'https://issuer.test/', 'auth0|' || id, 'person-' || id || '@plaza.example', 1, '{}', ${at}, ${at}
          from members order by id desc limit ${names.length}`,
      ),
    ]);
    return rows.map(({ id, name }) => ({ id, name, role, blocked: false }));
  }

  const grounds = { reason: "spam" as const, note: "" };

  // Nobody posts the same text twice within ten minutes: posts are a quarter of an hour apart, or else differ.
  let postedAt = Date.now() - 300 * day;
  const nextPostedAt = () => (postedAt += 15 * minute);
  let textCount = 0;

  /** A post, written long enough ago that no rate limit counts it. */
  async function makePost({
    author,
    body,
    hidden = false,
    deleted = false,
    at,
  }: { author?: Viewer; body?: string; hidden?: boolean; deleted?: boolean; at?: number } = {}) {
    const by = author ?? (await makeMember());
    const made = await createPost(
      db,
      by,
      {
        body: body ?? (at === undefined ? "A post" : `Post ${++textCount}`),
        key: crypto.randomUUID(),
      },
      at ?? nextPostedAt(),
    );
    if (made.outcome !== "done" || made.postId === null) throw new Error(`no post was made: ${made.outcome}`);
    const { postId } = made;
    if (hidden) {
      const moderator = await makeMember({ role: "moderator" });
      await expectDone(hidePost(db, moderator, { postId, version: 0, ...grounds }, Date.now()));
    }
    if (deleted) await expectDone(deletePost(db, by, { postId: postId }, Date.now()));
    return { id: postId, author: by };
  }

  async function makeReport(
    post: { id: number },
    {
      reporter,
      reason = "spam",
      note = "",
      at = Date.now(),
    }: Partial<{
      reporter: Viewer;
      reason: RuleKey;
      note: string;
      at: number;
    }> = {},
  ) {
    const by = reporter ?? (await makeMember());
    await expectDone(reportPost(db, by, { postId: post.id, reason, note }, at));
    return by;
  }

  async function block(member: Viewer, duration: "1d" | "7d" | "30d" | "forever" = "7d", at = Date.now()) {
    const moderator = await makeMember({ role: "admin" });
    await expectDone(blockMember(db, moderator, { memberId: member.id, duration, ...grounds }, at));
  }

  /** An appeal against the act of this entry, by the member it concerned. */
  async function makeAppeal(entryId: number, { body = "It was a joke.", at = Date.now() } = {}) {
    const [entry] = await db.select().from(log).where(eq(log.id, entryId));
    const [by] = await db
      .select()
      .from(members)
      .where(eq(members.id, entry?.memberId ?? 0));
    if (!by) throw new Error("the act concerned no member");
    const appellant: Viewer = { id: by.id, name: by.name, role: by.role, blocked: by.blockedUntil !== null };
    await expectDone(sendAppeal(db, appellant, { entryId, body }, at));
    const [row] = await db.select().from(appeals).where(eq(appeals.entryId, entryId));
    if (!row) throw new Error("no appeal was made");
    return { id: row.id, by: appellant };
  }

  /** A session as the callback starts one; gives the token, which the cookie carries signed. */
  async function makeSession(member: Viewer, at = Date.now()) {
    const { token, tokenHash } = await makeSessionToken();
    await db.insert(sessions).values({ memberId: member.id, tokenHash, createdAt: at, lastSeenAt: at });
    return token;
  }

  async function findPostRow(id: number) {
    const [row] = await db.select().from(posts).where(eq(posts.id, id));
    return row;
  }

  async function findCaseRow(postId: number) {
    const [row] = await db.select().from(cases).where(eq(cases.postId, postId));
    return row;
  }

  async function findMemberRow(id: number) {
    const [row] = await db.select().from(members).where(eq(members.id, id));
    return row;
  }

  function listReports(postId: number) {
    return db.select().from(reports).where(eq(reports.postId, postId)).orderBy(reports.id);
  }

  /** The entries about a post, or a member, except those that a post was created. */
  async function listEntries({ postId, memberId }: { postId?: number; memberId?: number }) {
    const about = postId === undefined ? undefined : eq(log.postId, postId);
    const whom = memberId === undefined ? undefined : eq(log.memberId, memberId);
    const entries = await db
      .select()
      .from(log)
      .where(and(about, whom, ne(log.kind, "post.created")))
      .orderBy(log.id);
    return entries.map((entry) => ({ ...entry, details: entry.details as AnyDetails }));
  }

  async function findAppealRow(id: number) {
    const [row] = await db.select().from(appeals).where(eq(appeals.id, id));
    return row;
  }

  /** The kind of notice that each member got about the act of this entry. */
  async function noticesByMember(entryId: number): Promise<Record<number, string>> {
    const rows = await db.select().from(notices).where(eq(notices.entryId, entryId));
    const kinds = Object.fromEntries(rows.map(({ memberId, kind }) => [memberId, kind]));
    const once = new Set(rows.map(({ memberId, postId }) => `${memberId} ${postId}`));
    if (once.size !== rows.length) throw new Error("a member has two notices of one act and case");
    return kinds;
  }

  async function newestEntry(): Promise<number> {
    const [row] = await db.select({ id: max(log.id) }).from(log);
    return row?.id ?? 0;
  }

  return {
    makeMember,
    makePost,
    makeReport,
    block,
    makeAppeal,
    makeSession,
    findPostRow,
    findCaseRow,
    findMemberRow,
    findAppealRow,
    listReports,
    listEntries,
    noticesByMember,
    newestEntry,
  };
}

async function expectDone(outcome: Promise<string>): Promise<void> {
  const actual = await outcome;
  if (actual !== "done") throw new Error(`the outcome of a maker's act was ${actual}`);
}
