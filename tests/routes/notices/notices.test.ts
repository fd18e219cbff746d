import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { findSignedIn } from "~/accounts/sessions.server";
import { sendAppeal } from "~/moderation/appeals/send-appeal.server";
import { openAppBrowser } from "../../support/app/app-browser";
import { controlOf, messageFor, readHtml, statusOf, textIn } from "../../support/app/html";
import { sessionCookieHeader, startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let moderator: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  moderator = await worker.makeMember({ role: "moderator", name: "Mia Moderates" });
});

const note = "A note that explains it";

async function hide(post: { id: number }, as = moderator) {
  const form = { reason: "spam", note, version: "0" };
  const answer = await worker.ask(`/moderation/posts/${post.id}/hide`, { as, form });
  expect(answer.status).toBe(303);
  return (await worker.findPostRow(post.id))!.hiddenEntryId!;
}

async function block(member: Viewer, duration = "7d") {
  const form = { reason: "harassment", note, duration };
  const answer = await worker.ask(`/moderation/users/${member.id}/block`, { as: moderator, form });
  expect(answer.status).toBe(303);
  return (await worker.findMemberRow(member.id))!.blockEntryId!;
}

/** After a block: it ends every session, and one may sign in anew. */
async function browserOf(person: Viewer) {
  const browser = openAppBrowser(worker);
  const [name = "", value = ""] = (await sessionCookieHeader(await worker.makeSession(person))).split(
    /=(.*)/s,
  );
  browser.cookies.set(name, value);
  return browser;
}

const open = async (path: string, as: Viewer) => {
  const browser = await browserOf(as);
  const { html, status } = await browser.follow(path);
  return { status, html: await readHtml(new Response(html)) };
};
const send = (as: Viewer, entryId: number, body: string) =>
  worker.ask(`/appeals/${entryId}`, { as, form: { body } });
const noticesOn = (html: string) => html.split("<li").filter((part) => part.includes('class="notice"'));

describe("the notices", () => {
  test("are for those signed in, and for a blocked person too", async () => {
    const visitor = await worker.ask("/notices");
    expect([visitor.status, visitor.headers.get("Location")]).toEqual([302, "/auth/login?to=%2Fnotices"]);
    const member = await worker.makeMember();
    expect((await open("/notices", member)).html).toContain("Nothing to tell you yet.");
    await block(member);
    const { status, html } = await open("/notices", member);
    expect(status).toBe(200);
    expect(html).toMatch(/A moderator blocked your account until \d+ \w+ \d{4}, \d\d:\d\d UTC\./);
    expect(html).toContain(note);
    expect(html).not.toContain("Mia Moderates");
  });

  test("of a hidden post hold its text, the reason, the note, and the way to appeal while it can be gone", async () => {
    const post = await worker.makePost({ body: "Hidden & told" });
    const entryId = await hide(post);
    const before = (await open("/notices", post.author)).html;
    for (const words of ["A moderator hid your post.", "Hidden &amp; told", "Reason: spam", note])
      expect(before).toContain(words);
    expect(before).toMatch(new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>Appeal</a>`));

    expect((await send(post.author, entryId, "Why?")).status).toBe(303);
    const after = (await open("/notices", post.author)).html;
    expect(after).toContain("Your appeal is with the moderators.");
    expect(after).not.toMatch(/>Appeal<\/a>/);
    expect(after).toMatch(new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>See your appeal</a>`));
  });

  test("of a report thank, and hold neither note, nor moderator, nor the hidden words", async () => {
    const post = await worker.makePost({ body: "Words that were reported" });
    const reporter = await worker.makeReport(post);
    await hide(post);
    for (const path of ["/notices", "/notices.data"]) {
      const answer = await (await worker.ask(path, { as: reporter })).text();
      expect(answer).not.toMatch(/A note that explains it|Mia Moderates|Words that were reported/);
    }
    expect((await open("/notices", reporter)).html).toContain(
      "Thank you for your report. A moderator agreed with it, and hid the post.",
    );
  });

  test("that are unread say so in words, are counted in the navigation, and stay so until marked", async () => {
    const author = await worker.makeMember();
    for (const _ of [1, 2]) await hide(await worker.makePost({ author }));
    for (let round = 0; round < 2; round++) {
      const { html } = await open("/notices", author);
      const notices = noticesOn(html);
      expect(notices).toHaveLength(2);
      for (const each of notices) expect(each).toMatch(/data-unread="true".*>New</s);
      const [link = ""] = /<a [^>]*href="\/notices"[^>]*>.*?<\/a>/s.exec(html) ?? [];
      expect(link).toContain('aria-describedby="unread-notices"');
      expect(link.replace(/<span[^>]*aria-hidden="true"[^>]*>.*?<\/span>/s, "").replace(/<[^>]+>/g, "")).toBe(
        "Notices",
      );
      expect(html).toMatch(/id="unread-notices"[^>]*>2 unread</);
    }

    const browser = await browserOf(author);
    const through = /name="through" value="(\d+)"/.exec((await browser.follow("/notices")).html)![1]!;
    await hide(await worker.makePost({ author }));
    const { at, html } = await browser.follow("/notices/read", { form: { through } });
    expect(at).toBe("/notices");
    expect(statusOf(html)).toBe("All that you saw is marked as read.");
    expect(noticesOn(html).map((each) => each.includes(">New<"))).toEqual([true, false, false]);
    expect(await readHtml(new Response(html))).toMatch(/id="unread-notices"[^>]*>1 unread</);

    const { html: none } = await browser.follow("/notices/read", { form: {} });
    expect(none).not.toContain(">New<");
    expect(none).not.toContain("unread-notices");
    expect(none).not.toContain("Mark all as read");
    expect((await worker.findMemberRow(author.id))?.unreadNotices).toBe(0);
  });

  test("marking is for those signed in, and marks no one else's", async () => {
    const [post, other] = [await worker.makePost(), await worker.makeMember()];
    await hide(post);
    const visitor = await worker.ask("/notices/read", { form: {} });
    expect([visitor.status, visitor.headers.get("Location")]).toEqual([302, "/auth/login?to=%2Fnotices"]);
    expect((await worker.ask("/notices/read", { as: other, form: { through: "999999" } })).status).toBe(303);
    expect((await worker.findMemberRow(post.author.id))?.unreadNotices).toBe(1);
    expect((await worker.ask("/notices/read", { as: post.author })).status).toBe(405);
  });

  test("go on to older ones, twenty a page", async () => {
    const author = await worker.makeMember();
    for (let count = 0; count < 21; count++)
      await hide(
        await worker.makePost({ author, at: Date.now() - (30 - count) * 86_400_000 }),
        await worker.makeMember({ role: "moderator" }),
      );
    const first = await open("/notices", author);
    expect(noticesOn(first.html)).toHaveLength(20);
    const older = /href="(\/notices\?before=\d+)"/.exec(first.html)![1]!;
    const second = await open(older, author);
    expect(noticesOn(second.html)).toHaveLength(1);
    expect(second.html).not.toContain("Older notices</a>");
  });
});

describe("an appeal", () => {
  test("is opened by the person it concerns alone, for a hiding or a block", async () => {
    const post = await worker.makePost({ body: "Mine and hidden" });
    const entryId = await hide(post);
    const visitor = await worker.ask(`/appeals/${entryId}`);
    expect(visitor.headers.get("Location")).toBe(`/auth/login?to=%2Fappeals%2F${entryId}`);
    for (const as of [await worker.makeMember(), moderator]) {
      expect((await worker.ask(`/appeals/${entryId}`, { as })).status).toBe(404);
      expect((await send(as, entryId, "Not mine")).status).toBe(404);
      expect((await send(as, entryId, "")).status).toBe(404);
    }
    // Written by themselves, but nothing to appeal against.
    const [created] = await worker.d1
      .prepare("select id from log where kind = 'post.created' and post_id = ?")
      .bind(post.id)
      .all<{ id: number }>()
      .then(({ results }) => results);
    for (const address of [created!.id, "999999", "one", "-1"])
      expect((await worker.ask(`/appeals/${address}`, { as: post.author })).status).toBe(404);

    const { status, html } = await open(`/appeals/${entryId}`, post.author);
    expect(status).toBe(200);
    expect(html).toContain("Mine and hidden");
    expect(html).toContain(note);
    expect(html).toContain("1000 characters at most");
    expect(html).not.toContain("Mia Moderates");
  });

  test("is sent, confirmed, and then shown as it stands, also by a blocked person", async () => {
    const member = await worker.makeMember();
    const entryId = await block(member);
    const browser = await browserOf(member);
    const feed = await browser.follow("/");
    expect(feed.html).toMatch(new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>Appeal</a>`));
    const refused = await browser.follow("/posts/new");
    expect(refused.status).toBe(403);
    expect(refused.html).toMatch(new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>Appeal</a>`));

    const { at, html } = await browser.follow(`/appeals/${entryId}`, {
      form: { body: "Please\nlook again" },
    });
    expect(at).toBe(`/appeals/${entryId}`);
    expect(statusOf(html)).toBe("Your appeal is with the moderators.");
    expect(html).toContain("Please\nlook again");
    expect(controlOf(html, "body")).toBe("");
    expect((await browser.follow("/")).html).toMatch(/>Your appeal<\/a>/);

    const { results } = await worker.d1
      .prepare("select id from appeals where entry_id = ?")
      .bind(entryId)
      .all<{ id: number }>();
    const colleague = await worker.makeMember({ role: "moderator", name: "Cleo Decides" });
    await worker.ask(`/moderation/appeals/${results[0]!.id}/uphold`, {
      as: colleague,
      form: { note: "We read it twice." },
    });
    const upheld = await browser.follow(`/appeals/${entryId}`);
    expect(upheld.html).toContain("We read it twice.");
    expect(upheld.html).toContain("left things as they are");
    expect((await browser.follow("/notices")).html).toContain("We read it twice.");
    expect(upheld.html + (await browser.follow("/notices")).html).not.toContain("Cleo Decides");
  });

  test.each([
    ["empty", "", "nothing to read"],
    ["too long", "💩".repeat(1_001), "1 over the limit of 1000"],
  ])("that is %s is a 422 that keeps it", async (_, body, words) => {
    const post = await worker.makePost();
    const response = await send(post.author, await hide(post), body);
    expect(response.status).toBe(422);
    const html = await readHtml(response);
    expect(textIn(html, "body")).toBe(body);
    expect(messageFor(html, controlOf(html, "body"))).toContain(words);
  });

  test("of 1,000 emoji is taken, as it was typed", async () => {
    const post = await worker.makePost();
    const entryId = await hide(post);
    const body = "💩".repeat(1_000);
    expect((await send(post.author, entryId, body)).status).toBe(303);
    expect((await open(`/appeals/${entryId}`, post.author)).html).toContain(body);
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
      expect(textIn(html, "body")).toBe(body);
    }
    expect((await open(`/appeals/${entryId}`, post.author)).html).toContain("The first");
  });

  test("against what no longer holds is a 409 that keeps the text, and its page has no form", async () => {
    const post = await worker.makePost();
    const entryId = await hide(post);
    const colleague = await worker.makeMember({ role: "moderator" });
    const undone = await worker.ask(`/moderation/log/${entryId}/undo`, { as: colleague, form: {} });
    expect(undone.status).toBe(303);
    const page = (await open(`/appeals/${entryId}`, post.author)).html;
    expect(page).toContain("This no longer holds, so there is nothing to appeal against.");
    expect(controlOf(page, "body")).toBe("");
    const response = await send(post.author, entryId, "Too late");
    expect(response.status).toBe(409);
    const html = await readHtml(response);
    expect(html).toMatch(/role="alert".*no longer holds/s);
    expect(textIn(html, "body")).toBe("Too late");
  });

  test("the sixth within a day is a 429 that keeps the text and says when", async () => {
    const author = await worker.makeMember();
    const hidden: number[] = [];
    for (let count = 0; count < 6; count++)
      hidden.push(await hide(await worker.makePost({ author, at: Date.now() - (9 - count) * 86_400_000 })));
    for (const entryId of hidden.slice(0, 5))
      expect((await send(author, entryId, "One of five")).status).toBe(303);
    const response = await send(author, hidden[5]!, "The sixth");
    expect(response.status).toBe(429);
    expect(response.headers.get("Retry-After")).toBe("86400");
    expect(textIn(await readHtml(response), "body")).toBe("The sixth");
  });

  test("typed by somebody whose session has ended waits until they have signed in", async () => {
    const post = await worker.makePost();
    const entryId = await hide(post);
    const browser = openAppBrowser(worker);
    const body = "Слова ".repeat(160);
    const { at } = await browser.follow(`/appeals/${entryId}`, { form: { body } });
    expect(at).toBe(`/auth/login?to=%2Fappeals%2F${entryId}`);
    // What browsers take of a cookie.
    expect(`__Host-draft=${browser.cookies.get("__Host-draft")}`.length).toBeLessThan(4_096);
    const [name = "", value = ""] = (await worker.cookieOf(post.author)).split(/=(.*)/s);
    browser.cookies.set(name, value);
    expect(textIn((await browser.follow(`/appeals/${entryId}`)).html, "body")).toBe(body);
  });
});

test("one's own hidden post has the way to appeal, and nobody else's hidden post has", async () => {
  const post = await worker.makePost();
  const entryId = await hide(post);
  const link = new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>Appeal</a>`);
  for (const path of [`/posts/${post.id}`, `/users/${post.author.id}`])
    expect((await open(path, post.author)).html).toMatch(link);
  expect((await open(`/posts/${post.id}`, moderator)).html).not.toMatch(/>Appeal</);
  expect(
    (await open(`/posts/${(await worker.makePost({ author: post.author })).id}`, post.author)).html,
  ).not.toMatch(/>Appeal</);
});

describe("the moderators' list of appeals", () => {
  const rowOf = (html: string, id: number) =>
    new RegExp(`<article[^>]*id="appeal-${id}".*?</article>`, "s").exec(html)?.[0] ?? "";
  const appeal = async (entryId: number, by: Viewer, body: string) => {
    await sendAppeal(worker.db, by, { entryId, body }, Date.now());
    const row = await worker.d1
      .prepare("select id from appeals where entry_id = ?")
      .bind(entryId)
      .first<{ id: number }>();
    return row!.id;
  };

  test("shows whose, against what and why, and says what each verdict does", async () => {
    const post = await worker.makePost({ body: "The words in question" });
    await worker.makeReport(post);
    const id = await appeal(await hide(post), post.author, "My side of it");
    const colleague = await worker.makeMember({ role: "moderator" });
    const row = rowOf((await open("/moderation/appeals", colleague)).html, id);
    for (const words of [
      post.author.name!,
      "My side of it",
      "The words in question",
      "Mia Moderates",
      "Reason: spam",
      note,
      "Uphold: the post stays hidden. Overturn: brings the post back and opens its case again.",
      `formAction="/moderation/appeals/${id}/uphold"`,
      `formAction="/moderation/appeals/${id}/overturn"`,
    ])
      expect(row.replaceAll("formaction", "formAction")).toContain(words);
    expect(row).not.toContain("This is about your own act");

    const own = rowOf((await open("/moderation/appeals", moderator)).html, id);
    expect(own).toContain("This is about your own act: it will be refused while somebody else can decide.");
    expect(own).toMatch(/>Uphold</);
  });

  test("has no buttons for one's own appeal, nor for a block of one's own rank", async () => {
    const admin = await worker.makeMember({ role: "admin" });
    const author = await worker.makeMember({ role: "moderator" });
    const post = await worker.makePost({ author });
    const own = await appeal(await hide(post), author, "I moderate too");
    const row = rowOf((await open("/moderation/appeals", author)).html, own);
    expect(row).toContain("This is your own appeal: a colleague decides it.");
    expect(row).not.toMatch(/>Uphold<|>Overturn</);

    const blocked = await worker.makeMember({ role: "moderator" });
    const form = { reason: "spam", note: "", duration: "7d" };
    await worker.ask(`/moderation/users/${blocked.id}/block`, { as: admin, form });
    const entryId = (await worker.findMemberRow(blocked.id))!.blockEntryId!;
    const ofPeer = await appeal(entryId, blocked, "Lift it");
    const peers = rowOf((await open("/moderation/appeals", moderator)).html, ofPeer);
    expect(peers).toContain("takes a strictly higher role than theirs");
    expect(peers).not.toMatch(/>Uphold<|>Overturn</);
    expect(rowOf((await open("/moderation/appeals", admin)).html, ofPeer)).toMatch(/>Overturn</);
  });

  test("keeps a reply that came too late, and shows who decided", async () => {
    const post = await worker.makePost();
    const id = await appeal(await hide(post), post.author, "Look again");
    const [first, second] = [
      await worker.makeMember({ role: "moderator", name: "First Comer" }),
      await worker.makeMember({ role: "moderator" }),
    ];
    const upheld = await worker.ask(`/moderation/appeals/${id}/uphold`, { as: first, form: { note: "No." } });
    expect([upheld.status, upheld.headers.get("Location")]).toEqual([303, "/moderation/appeals"]);
    const response = await worker.ask(`/moderation/appeals/${id}/overturn`, {
      as: second,
      form: { note: "Yes, <of course>" },
    });
    expect(response.status).toBe(409);
    const html = await readHtml(response);
    expect(html).toMatch(/role="alert".*First Comer upheld/s);
    expect(textIn(html, "note")).toBe("Yes, <of course>");
    const decided = rowOf((await open("/moderation/appeals?state=decided", second)).html, id);
    expect(decided).toContain("Upheld");
    expect(decided).toContain("No.");
    expect(decided).not.toMatch(/<form/);
  });

  test("a reply that is too long is a 422 that keeps it", async () => {
    const post = await worker.makePost();
    const id = await appeal(await hide(post), post.author, "Look again");
    const colleague = await worker.makeMember({ role: "moderator" });
    const response = await worker.ask(`/moderation/appeals/${id}/uphold`, {
      as: colleague,
      form: { note: "x".repeat(501) },
    });
    expect(response.status).toBe(422);
    const html = await readHtml(response);
    expect(textIn(html, "note")).toHaveLength(501);
    expect(messageFor(html, controlOf(html, "note"))).toContain("over the limit of 500");
  });

  test("the tab tells moderators that some are open, and nobody else of any", async () => {
    await worker.d1.prepare("update appeals set state = 'closed', decided_at = 1 where state = 'open'").run();
    const tab = async () =>
      /<a [^>]*href="\/moderation\/appeals"[^>]*>Appeals/.exec(
        (await open("/moderation", moderator)).html,
      )?.[0];
    expect(await tab()).not.toContain("some are open");
    const post = await worker.makePost();
    await appeal(await hide(post), post.author, "Look again");
    expect(await tab()).toContain('title="some are open"');
    const signedIn = await findSignedIn(worker.db, await worker.makeSession(post.author), Date.now());
    expect(signedIn?.badges.openAppeals).toBe(false);
  });
});
