import type { identities, members } from "~/db/tables/accounts.server";
import type { appeals } from "~/db/tables/appeals.server";
import type { cases, reports } from "~/db/tables/cases.server";
import { isModerationKind, type log } from "~/db/tables/log.server";
import type { notices } from "~/db/tables/notices.server";
import type { posts } from "~/db/tables/posts.server";
import type { NoticeKind, Role } from "~/db/vocabulary";
import type { DemoMember } from "./members";
import { timeOf } from "./story";

/** Rows as the demo writes them; what it leaves out keeps the table's default. */
type Row<Table extends { $inferSelect: object }, Column extends keyof Table["$inferSelect"]> = Pick<
  Table["$inferSelect"],
  Column
>;

export type MemberRow = Row<
  typeof members,
  "id" | "name" | "role" | "createdAt" | "blockedUntil" | "blockEntryId"
>;
type IdentityRow = Row<
  typeof identities,
  | "id"
  | "memberId"
  | "provider"
  | "issuer"
  | "subject"
  | "name"
  | "email"
  | "emailVerified"
  | "claims"
  | "linkedAt"
  | "lastSignInAt"
>;
export type PostRow = Row<
  typeof posts,
  "id" | "authorId" | "body" | "createdAt" | "formKey" | "deletedAt" | "hiddenEntryId" | "blockEntryId"
>;
type ReportRow = Row<
  typeof reports,
  "id" | "postId" | "reporterId" | "reason" | "note" | "createdAt" | "outcome" | "decidedEntryId"
>;
export type CaseRow = Row<
  typeof cases,
  | "postId"
  | "authorId"
  | "postDeleted"
  | "state"
  | "verdict"
  | "version"
  | "openedAt"
  | "reports"
  | "reasons"
  | "notes"
  | "decidedAt"
  | "decidedById"
  | "decidedEntryId"
>;
export type LogRow = Row<
  typeof log,
  | "id"
  | "act"
  | "at"
  | "kind"
  | "moderation"
  | "actorId"
  | "postId"
  | "memberId"
  | "reason"
  | "note"
  | "details"
  | "reversesId"
>;

type NoticeRow = Row<typeof notices, "id" | "memberId" | "entryId" | "kind" | "createdAt" | "readAt">;
type AppealRow = Row<
  typeof appeals,
  | "id"
  | "entryId"
  | "memberId"
  | "body"
  | "createdAt"
  | "state"
  | "decidedAt"
  | "decidedById"
  | "decidedEntryId"
  | "reply"
>;

/** All that the demo's people leave behind. `handles` and `named` find members and posts by their names in the story. */
export type Town = {
  members: MemberRow[];
  identities: IdentityRow[];
  posts: PostRow[];
  reports: ReportRow[];
  cases: Map<number, CaseRow>;
  log: LogRow[];
  notices: NoticeRow[];
  appeals: AppealRow[];
  handles: Map<string, MemberRow>;
  named: Map<string, PostRow>;
};

export function newTown(people: readonly DemoMember[], now: number, issuer: string): Town {
  const members = people.map((person, index) => newMember(person, index + 1, now));
  return {
    members,
    identities: people.map((person, index) => newIdentity(person, index + 1, now, issuer)),
    posts: [],
    reports: [],
    cases: new Map(),
    log: [],
    notices: [],
    appeals: [],
    handles: new Map(people.map(({ handle }, index) => [handle, members[index]!])),
    named: new Map(),
  };
}

/** The member of that handle, who must be there and free to act or to be acted upon. */
export function requireMember(town: Town, handle: string, at: number): MemberRow {
  const member = requireJoined(town, handle, at);
  must(member.blockedUntil === null, `${handle} is blocked`);
  return member;
}

/** Likewise, blocked or not. */
export function requireJoined(town: Town, handle: string, at: number): MemberRow {
  const member = town.handles.get(handle);
  if (!member) throw new Error(`Nobody here is called ${handle}`);
  must(member.createdAt < at, `${handle} has not joined yet`);
  return member;
}

export function requirePost(town: Town, name: string): PostRow {
  const post = town.named.get(name);
  if (!post) throw new Error(`No post is called ${name}, or not yet`);
  return post;
}

export function isVisible(post: PostRow): boolean {
  return post.deletedAt === null && post.hiddenEntryId === null && post.blockEntryId === null;
}

/** Writes the log entry of an act. */
export function enter(
  town: Town,
  entry: Pick<LogRow, "at" | "kind" | "actorId" | "memberId"> & Partial<LogRow>,
): LogRow {
  const id = town.log.length + 1;
  const empty = { postId: null, reason: null, note: "", details: {}, reversesId: null };
  const row = { id, act: `demo:${id}`, moderation: isModerationKind(entry.kind), ...empty, ...entry };
  town.log.push(row);
  return row;
}

/** Tells a member of it: each of one entry once. */
export function tell(town: Town, entry: LogRow, kind: NoticeKind, memberId: number): void {
  if (town.notices.some((notice) => notice.entryId === entry.id && notice.memberId === memberId)) return;
  const id = town.notices.length + 1;
  town.notices.push({ id, memberId, entryId: entry.id, kind, createdAt: entry.at, readAt: null });
}

/** Who acts, on which post, whose. */
export function about(actor: MemberRow, post: PostRow) {
  return { actorId: actor.id, postId: post.id, memberId: post.authorId };
}

export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

function newMember(person: DemoMember, id: number, now: number): MemberRow {
  const createdAt = timeOf(person.joined, now);
  return {
    id,
    name: person.name,
    role: "member" satisfies Role,
    createdAt,
    blockedUntil: null,
    blockEntryId: null,
  };
}

function newIdentity(person: DemoMember, id: number, now: number, issuer: string): IdentityRow {
  const joined = timeOf(person.joined, now);
  return {
    id,
    memberId: id,
    provider: "auth0",
    issuer,
    subject: person.subject,
    name: person.name ?? person.email,
    email: person.email,
    emailVerified: true,
    claims: {},
    linkedAt: joined,
    lastSignInAt: joined,
  };
}
