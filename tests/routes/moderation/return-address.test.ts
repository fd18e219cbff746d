import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { deletePost } from "../../support/acts/acts";
import { openSignedInBrowser } from "../../support/app/app-browser";
import { readHtml, statusMessageIn } from "../../support/app/html";
import { submitHide } from "../../support/app/moderate";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let moderator: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  moderator = await worker.makeMember({ role: "moderator" });
});

type Prepared = { post: { id: number; author: Viewer }; path: string; form: Record<string, string> };
const grounds = { reason: "spam", note: "", version: "0" };
const caseOf = ({ id }: { id: number }) => `/moderation/posts/${id}`;

async function makeReported() {
  const post = await worker.makePost();
  await worker.makeReport(post);
  return post;
}

async function decide(verdict: "hide" | "dismiss", to: (post: { id: number }) => string): Promise<Prepared> {
  const post = await makeReported();
  return { post, path: `${caseOf(post)}/${verdict}`, form: { ...grounds, to: to(post) } };
}

/** Each is done after the author has deleted the post. */
const acts: Record<string, () => Promise<Prepared>> = {
  "hide, from the case": () => decide("hide", caseOf),
  "hide, from the case, which would lead on": () => decide("hide", (post) => `${caseOf(post)}?to=%2F`),
  "hide, without a place to return to": () => decide("hide", () => ""),
  "hide, from the post's own page": () => decide("hide", ({ id }) => `/posts/${id}`),
  "dismiss, from the case": () => decide("dismiss", caseOf),
  "block, from the case": async () => {
    const post = await makeReported();
    const form = { ...grounds, duration: "7d", to: caseOf(post) };
    return { post, path: `/moderation/users/${post.author.id}/block`, form };
  },
  "undo of hiding what nobody had reported": async () => {
    const post = await worker.makePost();
    return { post, path: `/moderation/log/${await submitHide(worker, post, moderator)}/undo`, form: {} };
  },
  "claim, from the case": async () => {
    const post = await makeReported();
    return { post, path: `${caseOf(post)}/claim`, form: { to: caseOf(post) } };
  },
};

test.each(Object.entries(acts))("%s: one lands where there is something to see", async (_, prepare) => {
  const { post, path, form } = await prepare();
  expect(await deletePost(worker.db, post.author, { postId: post.id }, Date.now())).toBe("done");
  const { status, html } = await (await openSignedInBrowser(worker, moderator)).follow(path, { form });
  expect(status).toBe(200);
  expect(statusMessageIn(await readHtml(new Response(html)))).not.toBe("");
});
