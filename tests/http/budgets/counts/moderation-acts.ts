import { claimCase, dismissCase, resetName, unblockMember } from "../../../support/acts/acts";
import { type Acts, type ActSetup, grounds, type Prepared } from "./acts";

/** A decision of the first version about a post that two have reported. */
const decide =
  (act: string, form: Record<string, string>) =>
  async ({ makeReported, makeViewer }: ActSetup): Promise<Prepared> => [
    `/moderation/posts/${(await makeReported()).id}/${act}`,
    { as: await makeViewer("moderator"), form: { ...form, version: "0" } },
  ];

/** An act about a member with twenty posts, one of them reported, or about one who was blocked. */
const actOn =
  (act: string, form: Record<string, string>, who: "makeWriter" | "makeBlocked" = "makeWriter") =>
  async (setup: ActSetup): Promise<Prepared> => [
    `/moderation/users/${(await setup[who]()).id}/${act}`,
    { as: await setup.makeViewer("moderator"), form },
  ];

/** The undoing of the newest entry. */
const undo =
  (prepare: (setup: ActSetup) => Promise<unknown>) =>
  async (setup: ActSetup): Promise<Prepared> => {
    await prepare(setup);
    return [
      `/moderation/log/${await setup.newestEntry()}/undo`,
      { as: await setup.makeViewer("admin"), form: {} },
    ];
  };

/** Of twenty cases, as on a page of the queue. */
const decideInBulk =
  (verdict: string) =>
  async ({ makeReported, makeViewer }: ActSetup): Promise<Prepared> => {
    const fields: [string, string][] = [["verdict", verdict], ...Object.entries(grounds)];
    for (let count = 0; count < 20; count++) fields.push(["case", `${(await makeReported()).id}:0`]);
    return ["/moderation/bulk", { as: await makeViewer("moderator"), form: fields }];
  };

/** A decision about an appeal against a hiding, by somebody else than who hid. */
const decideAppeal =
  (act: string) =>
  async ({ makeHidden, makeAppeal, makeViewer }: ActSetup): Promise<Prepared> => {
    const { id } = await makeAppeal((await makeHidden()).entryId);
    return [
      `/moderation/appeals/${id}/${act}`,
      { as: await makeViewer("moderator"), form: { note: "We looked again" } },
    ];
  };

/** What moderators and admins do. */
export const moderationActs: Acts = {
  "/moderation/posts/:id/hide": decide("hide", grounds),
  "/moderation/posts/:id/hide, that nobody reported": async ({ makePost, makeViewer }) => [
    `/moderation/posts/${(await makePost()).id}/hide`,
    { as: await makeViewer("moderator"), form: { ...grounds, version: "0" } },
  ],
  "/moderation/posts/:id/unhide": async ({ makeHidden, makeViewer }) => [
    `/moderation/posts/${(await makeHidden()).id}/unhide`,
    { as: await makeViewer("moderator"), form: { note: "A note", version: "1" } },
  ],
  "/moderation/posts/:id/warn": decide("warn", grounds),
  "/moderation/posts/:id/dismiss": decide("dismiss", { note: "A note" }),
  "/moderation/posts/:id/claim": decide("claim", {}),
  "/moderation/posts/:id/release": async ({ makeReported, makeViewer, db }) => {
    const as = await makeViewer("moderator");
    const { id: postId } = await makeReported();
    await claimCase(db, as, { postId }, Date.now());
    return [`/moderation/posts/${postId}/release`, { as, form: {} }];
  },
  "/moderation/bulk, to hide": decideInBulk("hide"),
  "/moderation/bulk, to dismiss": decideInBulk("dismiss"),

  "/moderation/users/:id/block": actOn("block", { ...grounds, duration: "7d" }),
  "/moderation/users/:id/unblock": actOn("unblock", { note: "A note" }, "makeBlocked"),
  "/moderation/users/:id/reset-name": actOn("reset-name", grounds),
  "/moderation/users/:id/notes": actOn("notes", { note: "A note" }),
  "/moderation/users/:id/ignore-reports": actOn("ignore-reports", grounds),

  "/moderation/log/:id/undo, a hiding": undo(({ makeHidden }) => makeHidden()),
  "/moderation/log/:id/undo, a warning": undo(({ makeWarned }) => makeWarned()),
  "/moderation/log/:id/undo, a dismissal": undo(async ({ makeReported, colleague, db }) => {
    const { id: postId } = await makeReported();
    await dismissCase(db, colleague, { postId, version: 0, note: "A note" }, Date.now());
  }),
  "/moderation/log/:id/undo, a block": undo(({ makeBlocked }) => makeBlocked()),
  "/moderation/log/:id/undo, an unblocking": undo(async ({ makeBlocked, colleague, db }) => {
    const { id: memberId } = await makeBlocked();
    await unblockMember(db, colleague, { memberId, note: "A note" }, Date.now());
  }),
  "/moderation/log/:id/undo, a name's reset": undo(async ({ makeMember, colleague, db }) => {
    const { id: memberId, name } = await makeMember();
    await resetName(db, colleague, { memberId, name: name ?? undefined, ...grounds }, Date.now());
  }),
  // Three decisions of a bulk, each by itself.
  "/moderation/log/undo": async ({ makeHidden, makeViewer }) => {
    const fields: [string, string][] = [];
    for (let count = 0; count < 3; count++) fields.push(["entry", String((await makeHidden()).entryId)]);
    return ["/moderation/log/undo", { as: await makeViewer("admin"), form: fields }];
  },

  "/moderation/appeals/:id/uphold": decideAppeal("uphold"),
  "/moderation/appeals/:id/overturn": decideAppeal("overturn"),

  "/admin/users/:id/role": async ({ makeMember, makeViewer }) => [
    `/admin/users/${(await makeMember()).id}/role`,
    { as: await makeViewer("admin"), form: { role: "moderator", note: "A note" } },
  ],
};
