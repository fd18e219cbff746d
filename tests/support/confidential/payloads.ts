/** Who reads a page; `author` wrote the post and is the member that it is about, `self` is a moderator about themselves. */
export const readers = ["visitor", "member", "author", "blocked", "moderator", "admin", "self"] as const;
export type Reader = (typeof readers)[number];
type ByReader = Record<Reader, string>;

/** Words for the keys of what many pages have, each in terms of those before; with all that may be absent or null. */
export const names: [name: string, keys: RegExp][] = [
  ["text", /text: \[(\{href, (pieces: \[\{text\}\], )?text\})?\]/g],
  ["MEMBER", /\{erased, id, name\}/g],
  [
    "POST",
    /\{(appealed, )?author: \{erased, id, name, role\}, authorBlocked, createdAt, deleted, hidden, hiddenEntryId, (hiddenReason, )?id, (reported, )?text\}/g,
  ],
  [
    "CASE",
    /\{claimedBy(: MEMBER)?, claimedUntil, decidedAt, decidedBy(: MEMBER)?, openedAt, reasons: \{(spam)?\}, reports, state, verdict, version\}/g,
  ],
  ["STANDING", /\{blocked, dismissed, hidden, posts, upheld, warned\}/g],
  ["details", /details: \{((appealedId|duration|from|report|to)(, )?)*\}/g],
  [
    "ENTRY",
    /\{actor(: MEMBER)?, at, details, id, kind, member(: MEMBER)?, memberRole, note, postId, postWords, reason, restorable, reversedBy(: \{id, kind\})?, reverses(: \{details, id, kind\})?\}/g,
  ],
  [
    "APPEAL",
    /\{act: \{actor(: MEMBER)?, at, entryId, formerName, kind, note, post(: POST)?, reason, until\}, appellant: \{erased, id, name, role\}, body, createdAt, decidedAt, decidedBy(: MEMBER)?, id, isForColleague, reopens, reply, state\}/g,
  ],
];

const all = (keys: string): ByReader => ({
  visitor: keys,
  member: keys,
  author: keys,
  blocked: keys,
  moderator: keys,
  admin: keys,
  self: keys,
});
const visitorsLogIn = { visitor: "redirect" };
const staff = (keys: string): ByReader => ({
  ...all("403"),
  ...visitorsLogIn,
  moderator: keys,
  admin: keys,
  self: keys,
});
const admins = (keys: string): ByReader => ({ ...all("403"), ...visitorsLogIn, admin: keys });

const feed = (block: string) => `{before, ${block}, isFirstPage, key, posts: [POST]}`;
const ownAppeal =
  "{act: {at, entryId, formerName, kind, note, post: POST, reason, until}, ruleText, sent: {body, createdAt, decidedAt, reply}, status}";
const ownStatement =
  "{act: {at, entryId, formerName, kind, note, post: POST, reason, until}, end, inLog, isOwn, kept, member: MEMBER, reported, ruleText, status}";
const ownReports = "[{note, outcome, postId, reason, reportedAt, text}]";
const account = (reports: string) =>
  `{account: {identities: [{email, emailVerified, lastSignInAt, linkedAt, name, provider}], sessions: [{current, device, id, lastSeenAt, startedAt}]}, before, reports: ${reports}}`;
const transparency = (decisionTime: string) =>
  `{acts: [{at, kind, reason, reversedKind}], before, ${decisionTime}, months: [{blocked, dismissed, hidden, month, overturned, posts, renamed, reports, undone, unhidden, upheld, warned}], rules: [{key, label, retired}]}`;
const drawing =
  "{bars: [{parts: [{width, words, x}], words, y}], dates: [{anchor, words, x}], ends: [{value, words, x, y}], form, height, paths: [], points, ticks: [{words, y}]}";
const filter =
  "filter: {actor, kind, name, person, post, since, until}, invalid: {}, named, names: {actor, person}";

/** Of each page, by its pattern: the keys of the data of its routes, or the status where there is no page. */
export const payloads: Record<string, ByReader> = {
  "/": {
    ...all(feed("block")),
    blocked: feed("block: {appeal: {hint, label, to}, note, rule: {key, label, text}, sentence}"),
  },
  "/feed/new": { ...all("{count}"), ...visitorsLogIn },
  "/users/:id": all("{before, control, isFirstPage, joinedAt, member: MEMBER, posts: [POST], role}"),

  // Documents of their own, without keys.
  "/feed.xml": all(""),
  "/feed.json": all(""),
  "/users/:id/feed.xml": all(""),
  "/users/:id/feed.json": all(""),

  "/search": all("{author, before, isFirstPage, isSearch, named, newest, posts: [], problem, title, typed}"),
  "/search?q=plaza": all(
    "{author, before, isFirstPage, isSearch, named, newest, posts: [POST], problem, title, typed}",
  ),

  "/posts/new": { ...all("{key}"), ...visitorsLogIn, blocked: "403" },
  "/posts/:id": all("{post: POST}"),
  "/posts/:id/delete": { ...all("403"), ...visitorsLogIn, author: "{post: POST}", self: "{post: POST}" },
  "/posts/:id/report": {
    ...all("{post: POST, reasons: [{hint, key, label, retired}], returnTo}"),
    ...visitorsLogIn,
    author: "403",
    blocked: "403",
    self: "403",
  },

  "/notices": {
    ...visitorsLogIn,
    member:
      "{before, isFirstPage, notices: [{at, decision, id, kind, post: {id, text}, report: {at, reason}, unread, why}]}",
    author:
      "{before, isFirstPage, notices: [{about, again, at, entryId, id, kind, note, post: {id, text}, reason, reply, status, undone, unread, until, why}]}",
    blocked:
      "{before, isFirstPage, notices: [{again, at, entryId, id, kind, note, reason, status, unread, until, why}]}",
    moderator: "{before, isFirstPage, notices: []}",
    admin: "{before, isFirstPage, notices: []}",
    self: "{before, isFirstPage, notices: [{again, at, entryId, from, id, kind, note, post: {id, text}, reason, report: {at, reason}, status, to, unread, until, why}]}",
  },
  "/appeals/:entryId": { ...all("404"), ...visitorsLogIn, author: ownAppeal, self: ownAppeal },

  "/decisions/:entryId": {
    ...all("404"),
    ...visitorsLogIn,
    author: ownStatement,
    self: ownStatement,
    moderator: ownStatement,
    admin: ownStatement,
  },
  "/welcome": { ...all("{returnTo}"), ...visitorsLogIn },
  "/account/name": { ...all("{returnTo}"), ...visitorsLogIn },
  "/account": {
    ...all(account("[]")),
    ...visitorsLogIn,
    member: account(ownReports),
    author: account(ownReports),
    self: account(ownReports),
  },
  "/account/delete": {
    ...all("{deletion: {block, isLastAdmin, openAppeals, openReports, posts, reports, sessions}}"),
    ...visitorsLogIn,
    blocked: "{deletion: {block: {until}, isLastAdmin, openAppeals, openReports, posts, reports, sessions}}",
  },
  // A file to download.
  "/account/export": all("404"),

  "/auth/login": { ...all("redirect"), visitor: "{isDraftKept, returnTo}" },
  "/auth/callback": { ...all("redirect"), visitor: "400" },

  "/moderation": staff(
    "{address, before, filter: {claimed, reason, sort, state, waiting}, missing, order, rows: [{case: CASE, notes: [{at, reason, text}], post: POST, standing: STANDING}]}",
  ),
  "/moderation/posts": staff("{author, before, by, posts: [POST], short, state}"),
  "/moderation/posts/:id": {
    ...staff(
      "{address, authorEntries: [ENTRY], case: CASE, entries: [ENTRY], moreEntries, moreReports, nextPostId, post: POST, reports: [{createdAt, ignored, note, outcome, reason, reporter: MEMBER, reporterIgnored}], returnTo, standing: STANDING} + ",
    ),
    self: "403",
  },
  "/moderation/users/:id": {
    ...staff(
      "{acts: [], blocked, blocks: [ENTRY], cases: [{case: CASE, postId, text}], currentAddress, entries: [ENTRY], formerName, ignoring: {at, by: MEMBER, note, reason}, member: {createdAt, erased, id, name, role}, notes: [ENTRY], postFilter: {before, state}, posts: {before, posts: [POST], short}, reportOutcomes: {dismissed, upheld}, reports: [{createdAt, hasCase, ignored, note, outcome, postId, reason}], returnTo, standing: STANDING, to, until} + ",
    ),
    self: "{acts: [], blocked, blocks: [ENTRY], cases, currentAddress, entries: [ENTRY], formerName, ignoring, member: {createdAt, erased, id, name, role}, notes: [], postFilter: {before, state}, posts: {before, posts: [POST], short}, reportOutcomes: {dismissed, upheld}, reports: [{createdAt, hasCase, ignored, note, outcome, postId, reason}], returnTo, standing: {blocked, hidden, posts, warned}, to, until} + ",
  },
  "/moderation/log": staff(`{before, currentAddress, entries: [ENTRY], entry, ${filter}, short}`),
  "/moderation/log?entry=:entryId": staff("{entry: ENTRY, related: []}"),
  "/moderation/log/:id/undo": { ...staff("{entry: ENTRY, obstacle, returnTo}"), self: "403" },
  "/moderation/appeals": staff("{appeals: [APPEAL], before, currentAddress, state}"),
  "/moderation/appeals/:id": staff("{appeal: APPEAL} + "),

  "/rules": all("{rules: [{key, label, retired, text}]}"),

  "/transparency": all(transparency("decisionTime: {cases, median}")),

  "/admin": staff(
    `{charts: [{drawing: ${drawing}, label, summary, tables: [{caption, head: [], rows}], title, total}], days}`,
  ),
  "/admin/users": admins(
    "{before, filter: {q, role, state}, members: [{blocked, email, erased, id, lastSignInAt, name, role}]}",
  ),
  "/admin/users/:id": admins(
    "{acts: [], blocked, blocks: [ENTRY], cases: [{case: CASE, postId, text}], entries: [ENTRY], identities: [{email, emailVerified, lastSignInAt, linkedAt, provider, subject, tokenExpiresAt}], member: {createdAt, erased, id, name, role}, postFilter: {before, state}, posts: {before, posts: [POST], short}, reportOutcomes: {dismissed, upheld}, reports: [{createdAt, hasCase, ignored, note, outcome, postId, reason}], standing: STANDING} + ",
  ),

  "/manifest.webmanifest": all(""),
  "/healthz": all(""),
  "/*": all("404"),
};

/** What every page has. */
export const rootKeys: ByReader = {
  ...all(
    "{badges: {openAppeals, openCases, unreadNotices}, drafts: [], flash, now, origin, rules: [{key, label, retired}], siteName, siteTagline, viewer: {blocked, id, name, role}}",
  ),
  visitor: "{badges, drafts: [], flash, now, origin, rules: [], siteName, siteTagline, viewer}",
};
