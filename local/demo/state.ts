import assert from "node:assert/strict";
import { emailValues, nameValues } from "~/accounts/member-search.server";
import type { NoticeKind } from "~/db/vocabulary";
import { kinds } from "~/log/kinds";
import type { DemoMember } from "./data/members";
import type {
  AppealRow,
  CaseRow,
  IdentityRow,
  LogRow,
  MemberRow,
  NoticeRow,
  PostRow,
  ReportRow,
  ResetNameRow,
} from "./rows";
import { toTimestamp } from "./timestamps";

/** The rows of every table after the acts performed so far. Acts refer to members by handle and to posts by name. */
export type DemoState = {
  members: MemberRow[];
  identities: IdentityRow[];
  posts: PostRow[];
  reports: ReportRow[];
  /** By the id of the post. */
  cases: Map<number, CaseRow>;
  log: LogRow[];
  notices: NoticeRow[];
  appeals: AppealRow[];
  resetNames: ResetNameRow[];
  membersByHandle: Map<string, MemberRow>;
  postsByName: Map<string, PostRow>;
};

export function createState(demoMembers: readonly DemoMember[], now: number, issuer: string): DemoState {
  const members = demoMembers.map((member, index) => makeMember(member, index + 1, now));
  return {
    members,
    identities: demoMembers.map((member, index) => makeIdentity(member, index + 1, now, issuer)),
    posts: [],
    reports: [],
    cases: new Map(),
    log: [],
    notices: [],
    appeals: [],
    resetNames: [],
    membersByHandle: new Map(demoMembers.map(({ handle }, index) => [handle, members[index]!])),
    postsByName: new Map(),
  };
}

/** Throws unless the member has joined by `at` and is not blocked. */
export function requireActiveMember(state: DemoState, handle: string, at: number): MemberRow {
  const member = requireMember(state, handle, at);
  assert(member.blockedUntil === null, `${handle} is blocked`);
  return member;
}

/** Throws unless the member has joined by `at`, and has not deleted their account. */
export function requireMember(state: DemoState, handle: string, at: number): MemberRow {
  const member = state.membersByHandle.get(handle);
  assert(member, `No member has the handle ${handle}`);
  assert(member.createdAt < at, `${handle} has not joined yet`);
  assert(member.erasedAt === null, `${handle} has deleted their account`);
  return member;
}

/** Throws unless a post of that name has been written. */
export function requirePost(state: DemoState, name: string): PostRow {
  const post = state.postsByName.get(name);
  assert(post, `No post is called ${name}, or not yet`);
  return post;
}

export function isVisible(post: PostRow): boolean {
  return post.deletedAt === null && post.hiddenEntryId === null && post.blockEntryId === null;
}

export function addLogEntry(
  state: DemoState,
  entry: Pick<LogRow, "at" | "kind" | "actorId" | "memberId"> & Partial<LogRow>,
): LogRow {
  const id = state.log.length + 1;
  const empty = { postId: null, reason: null, note: "", details: {}, reversesId: null };
  const { moderation } = kinds[entry.kind];
  const row = { id, act: `demo:${id}`, moderation, ...empty, ...entry };
  state.log.push(row);
  return row;
}

/** The columns of a log entry about a post. */
export function entryAbout(actor: MemberRow, post: PostRow) {
  return { actorId: actor.id, postId: post.id, memberId: post.authorId };
}

/** Adds a notice of the entry: about a report of the member's, or else about the entry's post or the member's account. */
export function notify(
  state: DemoState,
  entry: LogRow,
  kind: NoticeKind,
  memberId: number,
  report?: ReportRow,
): void {
  state.notices.push({
    id: state.notices.length + 1,
    memberId,
    entryId: entry.id,
    kind,
    postId: report?.postId ?? entry.postId,
    reportId: report?.id ?? null,
    createdAt: entry.at,
    readAt: null,
  });
}

function makeMember({ name, joined }: DemoMember, id: number, now: number): MemberRow {
  const createdAt = toTimestamp(joined, now);
  return {
    id,
    ...nameValues(name),
    nameChosen: false,
    nameResetEntryId: null,
    role: "member",
    createdAt,
    blockedUntil: null,
    blockEntryId: null,
    erasedAt: null,
  };
}

function makeIdentity(member: DemoMember, id: number, now: number, issuer: string): IdentityRow {
  const joinedAt = toTimestamp(member.joined, now);
  return {
    id,
    memberId: id,
    provider: "auth0",
    issuer,
    subject: member.subject,
    name: member.name ?? member.email,
    ...emailValues(member.email),
    emailVerified: true,
    claims: {},
    linkedAt: joinedAt,
    lastSignInAt: joinedAt,
  };
}
