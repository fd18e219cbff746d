import type { Reader } from "./community";

/**
 * Statements and round trips, rows read and written, as in "2/2, 44 read"; before it the status where it is not 200, and
 * "redirect" for those of a page. Two where a larger database has its own figure.
 */
export type Cost = string | [small: string, large: string];
export type ByReader = Record<Reader, Cost | null>;
type Others = Partial<ByReader>;

const everybody = (cost: Cost): ByReader => withSession(cost, cost, cost);
/** The session is read: two rows, and two more for moderators, who see what waits for them. */
const withSession = (visitor: Cost, member: Cost, moderator: Cost, others: Others = {}): ByReader => ({
  visitor,
  member,
  author: member,
  blocked: member,
  moderator,
  admin: moderator,
  ...others,
});
const members = (member: Cost, moderator: Cost, others?: Others): ByReader =>
  withSession("redirect: 0/0", member, moderator, others);
const staff = (moderator: Cost, others: Others = {}): ByReader =>
  members("403: 1/1, 2 read", moderator, { blocked: "403: 2/2, 4 read", ...others });
const admins = (admin: Cost): ByReader => staff("403: 1/1, 4 read", { admin });

/**
 * What each page costs, by the pattern of its address and by reader, where the rules are known. An added query changes it, and
 * so does an index that is no longer used: change a figure for a reason.
 */
export const pages: Record<string, ByReader> = {
  // Where one has reported a post, the report is read as well: the author has reported half of them.
  "/": withSession("1/1, 42 read", "2/2, 44 read", "2/2, 46 read", {
    author: "2/2, 54 read",
    blocked: "3/3, 46 read",
  }),
  "/?before=:middlePost": withSession("1/1, 42 read", "2/2, 44 read", "2/2, 46 read", {
    author: "2/2, 55 read",
    blocked: "3/3, 46 read",
  }),
  // It counts to a hundred. Asked twice a minute, it seldom gets so far.
  "/feed/new": members("2/2, 102 read", "2/2, 104 read"),
  "/feed/new?after=:middlePost": members("2/2, 102 read", "2/2, 104 read"),
  "/users/:id": withSession("2/2, 23 read", "3/3, 25 read", "3/3, 27 read", { author: "3/3, 33 read" }),
  "/users/:id?before=:middlePost": withSession("2/2, 23 read", "3/3, 25 read", "3/3, 27 read", {
    author: "3/3, 32 read",
  }),
  "/search": withSession("0/0", "1/1, 2 read", "1/1, 4 read"),
  "/search?q=post": withSession("1/1, 62 read", "2/2, 64 read", "2/2, 66 read", { author: "2/2, 74 read" }),
  "/search?q=post+from:%23:author": withSession("2/1, 66 read", "3/2, 68 read", "3/2, 70 read", {
    author: "3/2, 88 read",
  }),
  "/search?q=from:subject": withSession("2/1, 66 read", "3/2, 68 read", "3/2, 70 read", {
    author: "3/2, 88 read",
  }),
  "/search?q=post&before=:middlePost": withSession("1/1, 63 read", "2/2, 65 read", "2/2, 67 read", {
    author: "2/2, 76 read",
  }),
  "/feed.xml": everybody("1/1, 43 read"),
  "/feed.xml?before=:middlePost": everybody("1/1, 43 read"),
  "/feed.json": everybody("1/1, 43 read"),
  "/users/:id/feed.xml": everybody("1/1, 23 read"),
  "/users/:id/feed.json": everybody("1/1, 23 read"),
  "/posts/new": members("1/1, 2 read", "1/1, 4 read", { blocked: "403: 2/2, 4 read" }),
  "/posts/:id": withSession("1/1, 2 read", "2/2, 4 read", "2/2, 6 read"),
  "/posts/:id/delete": members("403: 2/2, 4 read", "403: 2/2, 6 read", { author: "2/2, 4 read" }),
  "/posts/:id/report": staff("2/2, 6 read", { member: "2/2, 4 read", author: "403: 2/2, 4 read" }),
  "/notices": members("2/2, 2 read", "2/2, 4 read", { author: "2/2, 108 read", blocked: "2/2, 7 read" }),
  "/notices?before=:middleNotice": members("2/2, 3 read", "2/2, 5 read", { author: "2/2, 108 read" }),
  "/appeals/:entryId": members("404: 2/2, 3 read", "404: 2/2, 5 read", { author: "2/2, 6 read" }),
  "/decisions/:entryId": members("404: 3/2, 8 read", "3/2, 13 read", { author: "3/2, 11 read" }),
  "/welcome": members("1/1, 2 read", "1/1, 4 read"),
  "/account/name": members("1/1, 2 read", "1/1, 4 read"),
  "/account": members("4/2, 7 read", "4/2, 9 read", { author: "4/2, 68 read" }),
  "/account?before=:middleReport": members("2/2, 4 read", "2/2, 6 read", { author: "2/2, 56 read" }),
  // What one has reported and appealed against is counted: of the author, all of the database.
  "/account/delete": members("2/2, 6 read", "2/2, 8 read", {
    author: ["2/2, 6318 read", "2/2, 151218 read"],
    admin: "2/2, 9 read",
  }),
  // What it costs somebody who has written much is in long-export.test.ts.
  "/account/export": members("13/9, 14 read", "13/9, 16 read", {
    author: null,
    blocked: "13/9, 18 read",
    admin: "13/9, 15 read",
  }),
  "/auth/login": withSession("0/0", "redirect: 1/1, 2 read", "redirect: 1/1, 4 read"),
  "/auth/callback": withSession("400: 0/0", "redirect: 1/1, 2 read", "redirect: 1/1, 4 read"),
  "/moderation": staff("3/2, 68 read"),
  "/moderation?sort=most-reported": staff("4/2, 70 read"),
  "/moderation?case=:hidden": staff("3/2, 71 read"),
  "/moderation?reason=spam": staff("3/2, 89 read"),
  "/moderation?state=decided": staff("3/2, 89 read"),
  "/moderation?before=:middleCase": staff("3/2, 69 read"),
  "/moderation/posts": staff("3/2, 98 read"),
  "/moderation/posts?state=all": staff("4/2, 110 read"),
  "/moderation/posts?state=all&author=:author": staff("4/2, 74 read"),
  "/moderation/posts/:id": staff("7/2, 83 read"),
  "/moderation/users/:id": staff("10/2, 96 read"),
  "/moderation/users/:id?posts=hidden": staff("10/2, 94 read"),
  "/moderation/log": staff("3/2, 107 read"),
  "/moderation/log?entry=:entry": staff("2/2, 11 read"),
  "/moderation/log?name=person": staff("4/2, 34 read"),
  "/moderation/log?actor=:busy&person=:author": staff("3/2, 105 read"),
  "/moderation/log?before=:middleEntry": staff("3/2, 112 read"),
  "/moderation/log/:id/undo": staff("2/2, 11 read"),
  "/moderation/appeals": staff("2/2, 89 read"),
  "/moderation/appeals?state=decided": staff("2/2, 106 read"),
  "/moderation/appeals?before=:middleAppeal": staff("2/2, 89 read"),
  "/moderation/appeals/:id": staff("2/2, 9 read"),
  "/rules": withSession("0/0", "1/1, 2 read", "1/1, 4 read"),
  // The latest acts of the larger one all undo others, which are looked up. Of what is reported and decided about their own
  // posts nobody learns here: for the author that is read from the log, twelve months of it, and left out, which costs a test of
  // its own.
  "/transparency": withSession(
    ["3/1, 45 read", "3/1, 53 read"],
    ["4/2, 55 read", "4/2, 63 read"],
    ["4/2, 56 read", "4/2, 64 read"],
    { author: null, blocked: ["4/2, 67 read", "4/2, 75 read"] },
  ),
  "/transparency?before=:middleEntry": withSession(
    ["1/1, 55 read", "1/1, 65 read"],
    ["2/2, 57 read", "2/2, 67 read"],
    ["2/2, 59 read", "2/2, 69 read"],
    { author: ["2/2, 68 read", "2/2, 88 read"] },
  ),
  "/admin": staff("3/2, 50 read"),
  "/admin?days=7": staff("3/2, 27 read"),
  "/admin?days=90": staff("3/2, 110 read"),
  "/admin/users": admins("2/2, 88 read"),
  "/admin/users?q=person": admins("2/2, 87 read"),
  "/admin/users?before=:middleMember": admins("2/2, 88 read"),
  "/admin/users/:id": admins("11/3, 98 read"),
  "/manifest.webmanifest": everybody("0/0"),
  "/healthz": everybody("1/1"),
  "/*": withSession("404: 0/0", "404: 1/1, 2 read", "404: 1/1, 4 read"),
};

/** What each act costs, up to the answer: by the pattern of its address and what is special. */
export const acts: Record<string, Cost> = {
  "/posts/new": "303: 3/2, 17 read, 14 written",
  "/posts/new, by somebody whose session has ended": "redirect: 1/1, 3 written",
  "/posts/:id/delete": "303: 4/3, 15 read, 10 written",
  "/posts/:id/delete, with an open case": "303: 4/3, 15 read, 12 written",
  "/posts/:id/report": "303: 5/2, 34 read, 21 written",
  "/posts/:id/report, the second": "303: 5/2, 40 read, 18 written",
  "/posts/:id/withdraw": "303: 5/3, 35 read, 11 written",
  "/notices/read": "303: 2/2, 407 read, 202 written",
  "/appeals/:entryId": "303: 4/3, 19 read, 16 written",
  "/welcome": "303: 5/4, 384 read, 15 written",
  "/account/name": "303: 5/4, 384 read, 15 written",
  "/account/delete": "303: 13/4, 61 read, 40 written",
  "/account/sessions/:id/end": "303: 3/3, 4 read, 1 written",
  "/account/sign-out-everywhere": "303: 2/2, 9 read, 3 written",
  "/auth/logout": "303: 2/2, 3 read, 1 written",
  "/auth/login": "redirect: 0/0",
  "/auth/callback": "redirect: 11/2, 123 read, 16 written",
  "/auth/callback, of somebody known": "redirect: 11/2, 121 read, 8 written",
  "/account/refresh": "303: 5/4, 108 read, 6 written",
  "/moderation/posts/:id/hide": "303: 8/3, 109 read, 51 written",
  "/moderation/posts/:id/hide, that nobody reported": "303: 8/3, 62 read, 27 written",
  "/moderation/posts/:id/unhide": "303: 9/3, 73 read, 27 written",
  "/moderation/posts/:id/warn": "303: 7/3, 101 read, 46 written",
  "/moderation/posts/:id/dismiss": "303: 7/3, 88 read, 40 written",
  "/moderation/posts/:id/claim": "303: 6/5, 22 read, 14 written",
  "/moderation/posts/:id/release": "303: 5/4, 19 read, 13 written",
  "/moderation/bulk, to hide": "303: 7/2, 1925 read, 1001 written",
  "/moderation/bulk, to dismiss": "303: 6/2, 1563 read, 781 written",
  "/moderation/users/:id/block": "303: 9/4, 166 read, 102 written",
  "/moderation/users/:id/unblock": "303: 10/4, 182 read, 131 written",
  "/moderation/users/:id/reset-name": "303: 7/4, 36 read, 23 written",
  "/moderation/users/:id/notes": "303: 4/4, 13 read, 12 written",
  "/moderation/users/:id/ignore-reports": "303: 5/4, 18 read, 13 written",
  "/moderation/log/:id/undo, a hiding": "303: 11/5, 105 read, 65 written",
  "/moderation/log/:id/undo, a warning": "303: 10/4, 106 read, 60 written",
  "/moderation/log/:id/undo, a dismissal": "303: 9/4, 86 read, 53 written",
  "/moderation/log/:id/undo, a block": "303: 9/3, 186 read, 135 written",
  // Statistics spare it two rows.
  "/moderation/log/:id/undo, an unblocking": [
    "303: 10/3, 180 read, 111 written",
    "303: 10/3, 178 read, 111 written",
  ],
  "/moderation/log/:id/undo, a name's reset": "303: 7/3, 45 read, 25 written",
  "/moderation/log/undo": "303: 25/7, 302 read, 195 written",
  "/moderation/appeals/:id/uphold": "303: 7/5, 38 read, 21 written",
  "/moderation/appeals/:id/overturn": "303: 12/5, 117 read, 68 written",
  "/admin/users/:id/role": "303: 6/4, 28 read, 21 written",
};
