import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { findControl, readHtml, textareaValue } from "../support/app/html";
import { submitBlock, submitHide } from "../support/app/moderate";
import { startWorker, type Worker } from "../support/app/worker";

let worker: Worker;
let admin: Viewer;
let colleague: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  admin = await worker.makeMember({ role: "admin" });
  colleague = await worker.makeMember({ role: "admin" });
});

const grounds = { reason: "spam", note: "Why" };
type Prepared = { path: string; form?: Record<string, string>; as?: Viewer };

async function makeReported() {
  const post = await worker.makePost();
  return { ...post, reporter: await worker.makeReport(post) };
}

async function makeHidden() {
  const post = await worker.makePost();
  return { ...post, entryId: await submitHide(worker, post, colleague) };
}

const acts: Record<string, () => Promise<Prepared>> = {
  delete: async () => {
    const { id, author } = await worker.makePost();
    return { path: `/posts/${id}/delete`, as: author };
  },
  withdraw: async () => {
    const { id, reporter } = await makeReported();
    return { path: `/posts/${id}/withdraw`, as: reporter };
  },
  "choose a name": async () => ({
    path: "/account/name",
    form: { name: "Sent Twice" },
    as: await worker.makeMember(),
  }),
  "reset name": async () => ({
    path: `/moderation/users/${(await worker.makeMember()).id}/reset-name`,
    form: grounds,
  }),
  appeal: async () => {
    const { entryId, author } = await makeHidden();
    return { path: `/appeals/${entryId}`, form: { body: "Please look again" }, as: author };
  },
  claim: async () => ({ path: `/moderation/posts/${(await makeReported()).id}/claim` }),
  release: async () => {
    const { id } = await makeReported();
    await worker.fetch(`/moderation/posts/${id}/claim`, { as: admin, form: {} });
    return { path: `/moderation/posts/${id}/release` };
  },
  hide: async () => ({
    path: `/moderation/posts/${(await makeReported()).id}/hide`,
    form: { ...grounds, version: "0" },
  }),
  warn: async () => ({
    path: `/moderation/posts/${(await makeReported()).id}/warn`,
    form: { ...grounds, version: "0" },
  }),
  dismiss: async () => ({
    path: `/moderation/posts/${(await makeReported()).id}/dismiss`,
    form: { note: "Why", version: "0" },
  }),
  "dismiss in bulk": async () => ({
    path: "/moderation/bulk",
    form: { verdict: "dismiss", note: "", case: `${(await makeReported()).id}:0` },
  }),
  unhide: async () => ({
    path: `/moderation/posts/${(await makeHidden()).id}/unhide`,
    form: { note: "Why", version: "1" },
  }),
  block: async () => ({
    path: `/moderation/users/${(await worker.makeMember()).id}/block`,
    form: { ...grounds, duration: "7d" },
  }),
  unblock: async () => {
    const member = await worker.makeMember();
    await submitBlock(worker, member, colleague);
    return { path: `/moderation/users/${member.id}/unblock`, form: { note: "Why" } };
  },
  "ignore reports": async () => ({
    path: `/moderation/users/${(await worker.makeMember()).id}/ignore-reports`,
    form: grounds,
  }),
  role: async () => ({
    path: `/admin/users/${(await worker.makeMember()).id}/role`,
    form: { role: "moderator", note: "Why" },
  }),
  undo: async () => ({ path: `/moderation/log/${(await makeHidden()).entryId}/undo` }),
  uphold: async () => {
    const { entryId } = await makeHidden();
    return {
      path: `/moderation/appeals/${(await worker.makeAppeal(entryId)).id}/uphold`,
      form: { note: "No." },
    };
  },
  overturn: async () => {
    const { entryId } = await makeHidden();
    return {
      path: `/moderation/appeals/${(await worker.makeAppeal(entryId)).id}/overturn`,
      form: { note: "Yes." },
    };
  },
};

test.each(Object.entries(acts))("%s sent twice is a success twice, and done once", async (_, prepare) => {
  const { path, form = {}, as = admin } = await prepare();
  const send = () => worker.fetch(path, { as, form });
  const first = await send();
  expect(first.status).toBe(303);
  const newest = await worker.newestEntry();
  const second = await send();
  expect([second.status, second.headers.get("Location")]).toEqual([303, first.headers.get("Location")]);
  expect(await worker.newestEntry()).toBe(newest);
});

test("what a colleague has made so is a conflict as before", async () => {
  const { path, form } = await acts.hide!();
  expect((await worker.fetch(path, { as: colleague, form })).status).toBe(303);
  expect((await worker.fetch(path, { as: admin, form })).status).toBe(409);
});

test("the same decision with other words is a conflict that keeps them", async () => {
  const { path, form } = await acts.dismiss!();
  expect((await worker.fetch(path, { as: admin, form })).status).toBe(303);
  const response = await worker.fetch(path, { as: admin, form: { ...form, note: "Better words" } });
  expect(response.status).toBe(409);
  expect(textareaValue(await readHtml(response), "note")).toBe("Better words");
});

test("the same text from another form is refused kindly, with a link to the post and the text kept", async () => {
  const member = await worker.makeMember();
  const send = (key: string) => worker.fetch("/posts/new", { as: member, form: { body: "Said once", key } });
  expect((await send("first-form")).status).toBe(303);
  const post = await worker.d1
    .prepare("select id from posts where author_id = ?")
    .bind(member.id)
    .first<{ id: number }>();
  const response = await send("second-form");
  expect(response.status).toBe(409);
  const html = await readHtml(response);
  expect(textareaValue(html, "body")).toBe("Said once");
  expect(html).toMatch(
    new RegExp(`role="alert".*You&#x27;ve just posted this.*href="/posts/${post?.id}"`, "s"),
  );
  expect(findControl(html, "key")).not.toContain("second-form");
});
