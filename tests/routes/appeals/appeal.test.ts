import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { waitInWords } from "~/text/times";
import { day } from "~/time/units";
import { openAppBrowser, openPage, openSignedInBrowser } from "../../support/app/app-browser";
import {
  errorMessageFor,
  findControl,
  readHtml,
  statusMessageIn,
  textareaValue,
} from "../../support/app/html";
import { note, submitBlock, submitHide } from "../../support/app/moderate";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let moderator: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  moderator = await worker.makeMember({ role: "moderator", name: "Mia Moderates" });
});

const hide = (post: { id: number }, as = moderator) => submitHide(worker, post, as);
const block = (member: Viewer) => submitBlock(worker, member, moderator);
const send = (as: Viewer, entryId: number, body: string) =>
  worker.fetch(`/appeals/${entryId}`, { as, form: { body } });

describe("an appeal", () => {
  test("is opened only by the member concerned, for a hiding or a block", async () => {
    const post = await worker.makePost({ body: "Mine and hidden" });
    const entryId = await hide(post);
    const visitor = await worker.fetch(`/appeals/${entryId}`);
    expect(visitor.headers.get("Location")).toBe(`/auth/login?to=%2Fappeals%2F${entryId}`);
    for (const as of [await worker.makeMember(), moderator]) {
      expect((await worker.fetch(`/appeals/${entryId}`, { as })).status).toBe(404);
      expect((await send(as, entryId, "Not mine")).status).toBe(404);
      expect((await send(as, entryId, "")).status).toBe(404);
    }
    // An act of their own cannot be appealed against.
    const [created] = await worker.d1
      .prepare("select id from log where kind = 'post.created' and post_id = ?")
      .bind(post.id)
      .all<{ id: number }>()
      .then(({ results }) => results);
    for (const address of [created!.id, "999999", "one", "-1"])
      expect((await worker.fetch(`/appeals/${address}`, { as: post.author })).status).toBe(404);

    const { status, html } = await openPage(worker, `/appeals/${entryId}`, post.author);
    expect(status).toBe(200);
    expect(html).toContain("Mine and hidden");
    expect(html).toContain(note);
    expect(html).toContain("Up to 1,000 characters");
    expect(html).not.toContain("Mia Moderates");
  });

  test("is sent, confirmed, and then shown as it stands, also by a blocked member", async () => {
    const member = await worker.makeMember();
    const entryId = await block(member);
    const browser = await openSignedInBrowser(worker, member);
    const feed = await browser.follow("/");
    expect(feed.html).toMatch(new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>Appeal</a>`));
    const refused = await browser.follow("/posts/new");
    expect(refused.status).toBe(403);
    expect(refused.html).toMatch(new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>Appeal</a>`));

    const { at, html } = await browser.follow(`/appeals/${entryId}`, {
      form: { body: "Please\nlook again" },
    });
    expect(at).toBe(`/appeals/${entryId}`);
    expect(statusMessageIn(html)).toBe("Appeal sent.");
    expect(html).toContain("Please\nlook again");
    expect(findControl(html, "body")).toBe("");
    expect((await browser.follow("/")).html).toMatch(/>Your appeal<\/a>/);

    const { results } = await worker.d1
      .prepare("select id from appeals where entry_id = ?")
      .bind(entryId)
      .all<{ id: number }>();
    const colleague = await worker.makeMember({ role: "moderator", name: "Cleo Decides" });
    await worker.fetch(`/moderation/appeals/${results[0]!.id}/uphold`, {
      as: colleague,
      form: { note: "We read it twice." },
    });
    const upheld = await browser.follow(`/appeals/${entryId}`);
    expect(upheld.html).toContain("We read it twice.");
    expect(upheld.html).toContain("kept the decision");
    expect((await browser.follow("/notices")).html).toContain("We read it twice.");
    expect(upheld.html + (await browser.follow("/notices")).html).not.toContain("Cleo Decides");
  });

  test.each([
    ["empty", "", "Write something first."],
    ["too long", "💩".repeat(1_001), "1 character too long. The limit is 1,000."],
  ])("that is %s is a 422 that keeps it", async (_, body, words) => {
    const post = await worker.makePost();
    const response = await send(post.author, await hide(post), body);
    expect(response.status).toBe(422);
    const html = await readHtml(response);
    expect(textareaValue(html, "body")).toBe(body);
    expect(errorMessageFor(html, findControl(html, "body"))).toContain(words);
  });

  test("of 1,000 emoji is accepted, as it was typed", async () => {
    const post = await worker.makePost();
    const entryId = await hide(post);
    const body = "💩".repeat(1_000);
    expect((await send(post.author, entryId, body)).status).toBe(303);
    expect((await openPage(worker, `/appeals/${entryId}`, post.author)).html).toContain(body);
  });

  test("is sent once: the second is a 409 that keeps the text", async () => {
    const post = await worker.makePost();
    const entryId = await hide(post);
    await send(post.author, entryId, "The first");
    for (const body of ["The second <one>", ""]) {
      const response = await send(post.author, entryId, body);
      expect(response.status).toBe(409);
      const html = await readHtml(response);
      expect(html).toMatch(/role="alert".*already/s);
      expect(textareaValue(html, "body")).toBe(body);
    }
    expect((await openPage(worker, `/appeals/${entryId}`, post.author)).html).toContain("The first");
  });

  test("against what no longer holds is a 409 that keeps the text, and its page has no form", async () => {
    const post = await worker.makePost();
    const entryId = await hide(post);
    const colleague = await worker.makeMember({ role: "moderator" });
    const undone = await worker.fetch(`/moderation/log/${entryId}/undo`, { as: colleague, form: {} });
    expect(undone.status).toBe(303);
    const page = (await openPage(worker, `/appeals/${entryId}`, post.author)).html;
    expect(page).toContain("This is no longer in effect, so there&#x27;s nothing to appeal.");
    expect(findControl(page, "body")).toBe("");
    const response = await send(post.author, entryId, "Too late");
    expect(response.status).toBe(409);
    const html = await readHtml(response);
    expect(html).toMatch(/role="alert".*no longer in effect/s);
    expect(textareaValue(html, "body")).toBe("Too late");
  });

  test("is offered once: then the post says that there is one", async () => {
    const post = await worker.makePost();
    const entryId = await hide(post);
    const offered = async () =>
      Promise.all(
        [`/posts/${post.id}`, `/users/${post.author.id}`].map(async (path) => {
          const { html } = await openPage(worker, path, post.author);
          return new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>([^<]*)</a>`).exec(html)?.[1];
        }),
      );
    expect(await offered()).toEqual(["Appeal", "Appeal"]);
    expect((await send(post.author, entryId, "Why?")).status).toBe(303);
    expect(await offered()).toEqual(["Your appeal", "Your appeal"]);
  });

  test("the sixth within a day is a 429 that keeps the text and says when", async () => {
    const author = await worker.makeMember();
    const hidden: number[] = [];
    for (let count = 0; count < 6; count++)
      hidden.push(await hide(await worker.makePost({ author, at: Date.now() - (9 - count) * day })));
    for (const entryId of hidden.slice(0, 5))
      expect((await send(author, entryId, "One of five")).status).toBe(303);
    const response = await send(author, hidden[5]!, "The sixth");
    expect(response.status).toBe(429);
    const html = await readHtml(response);
    expect(html).toContain(`Try again ${waitInWords(Number(response.headers.get("Retry-After")))}`);
    expect(textareaValue(html, "body")).toBe("The sixth");
  });

  test("typed by somebody whose session has ended waits until they have signed in", async () => {
    const post = await worker.makePost();
    const entryId = await hide(post);
    const browser = openAppBrowser(worker);
    const body = "Слова ".repeat(160);
    const { at } = await browser.follow(`/appeals/${entryId}`, { form: { body } });
    expect(at).toBe(`/auth/login?to=%2Fappeals%2F${entryId}`);
    // The limit of browsers for a cookie.
    expect(`__Host-draft=${browser.cookies.get("__Host-draft")}`.length).toBeLessThan(4_096);
    const [name = "", value = ""] = (await worker.cookieOf(post.author)).split(/=(.*)/s);
    browser.cookies.set(name, value);
    expect(textareaValue((await browser.follow(`/appeals/${entryId}`)).html, "body")).toBe(body);
  });
});

test("one's own hidden post has the way to appeal, and nobody else's hidden post has", async () => {
  const post = await worker.makePost();
  const entryId = await hide(post);
  const link = new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>Appeal</a>`);
  for (const path of [`/posts/${post.id}`, `/users/${post.author.id}`])
    expect((await openPage(worker, path, post.author)).html).toMatch(link);
  expect((await openPage(worker, `/posts/${post.id}`, moderator)).html).not.toMatch(/>Appeal</);
  expect(
    (await openPage(worker, `/posts/${(await worker.makePost({ author: post.author })).id}`, post.author))
      .html,
  ).not.toMatch(/>Appeal</);
});
