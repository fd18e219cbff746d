import { type Acts, grounds, newKey } from "./acts";

/** What members do about posts, notices, names and their account. */
export const memberActs: Acts = {
  "/posts/new": async ({ makeViewer }) => [
    "/posts/new",
    { as: await makeViewer(), form: { body: `Words of a post ${newKey()}`, key: newKey() } },
  ],
  "/posts/new, by somebody whose session has ended": async () => [
    "/posts/new",
    { form: { body: "Typed before logging in", key: newKey() } },
  ],
  "/posts/:id/delete": async ({ makeViewer, makePost }) => {
    const as = await makeViewer();
    return [`/posts/${(await makePost({ author: as })).id}/delete`, { as, form: {} }];
  },
  "/posts/:id/delete, with an open case": async ({ makeViewer, makePost, makeReport }) => {
    const as = await makeViewer();
    const post = await makePost({ author: as });
    await makeReport(post);
    return [`/posts/${post.id}/delete`, { as, form: {} }];
  },
  "/posts/:id/report": async ({ makeViewer, makePost }) => [
    `/posts/${(await makePost()).id}/report`,
    { as: await makeViewer(), form: grounds },
  ],
  "/posts/:id/report, the second": async ({ makeViewer, makePost, makeReport }) => {
    const post = await makePost();
    await makeReport(post);
    return [`/posts/${post.id}/report`, { as: await makeViewer(), form: { reason: "hate", note: "A note" } }];
  },
  "/posts/:id/withdraw": async ({ makeViewer, makePost, makeReport }) => {
    const as = await makeViewer();
    const post = await makePost();
    await makeReport(post, { reporter: as });
    return [`/posts/${post.id}/withdraw`, { as, form: {} }];
  },
  // A hundred at once, of the many that the author has.
  "/notices/read": async ({ author, d1 }) => {
    await d1
      .prepare(
        `update notices set read_at = null where id in
         (select id from notices where member_id = ? and kind = 'post.hidden' order by id desc limit 100)`,
      )
      .bind(author.id)
      .run();
    return ["/notices/read", { as: author, form: {} }];
  },
  "/appeals/:entryId": async ({ makeHidden, signIn }) => {
    const { author, entryId } = await makeHidden();
    await signIn(author);
    return [`/appeals/${entryId}`, { as: author, form: { body: "It was a joke" } }];
  },
  "/welcome": async ({ makeViewer }) => {
    const as = await makeViewer();
    return ["/welcome", { as, form: { name: `Ada Number ${as.id}` } }];
  },
  "/account/name": async ({ makeViewer }) => {
    const as = await makeViewer();
    return ["/account/name", { as, form: { name: `Ada Number ${as.id}` } }];
  },
  // With posts, reports, and an open appeal.
  "/account/delete": async ({ makeHidden, makeAppeal, makePost, makeReport, signIn }) => {
    const { author, entryId } = await makeHidden();
    await makeAppeal(entryId);
    for (let count = 0; count < 3; count++) await makePost({ author });
    await makeReport(await makePost(), { reporter: author });
    await signIn(author);
    return ["/account/delete", { as: author, form: {} }];
  },
  "/account/sessions/:id/end": async ({ makeViewer, makeSession, d1 }) => {
    const as = await makeViewer();
    await makeSession(as);
    const newest = await d1.prepare("select max(id) as id from sessions").first<{ id: number }>();
    return [`/account/sessions/${newest!.id}/end`, { as, form: {} }];
  },
  "/account/sign-out-everywhere": async ({ makeViewer, makeSession }) => {
    const as = await makeViewer();
    for (let count = 0; count < 2; count++) await makeSession(as);
    return ["/account/sign-out-everywhere", { as, form: {} }];
  },
  "/auth/logout": async ({ makeViewer }) => ["/auth/logout", { as: await makeViewer(), form: {} }],
};
