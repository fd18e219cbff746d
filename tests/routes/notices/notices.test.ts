import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { dayInWords } from "~/text/times";
import { day } from "~/time/units";
import { openPage, openSignedInBrowser } from "../../support/app/app-browser";
import { readHtml, statusMessageIn } from "../../support/app/html";
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
const noticesOn = (html: string) => html.split("<li").filter((part) => part.includes('class="notice"'));

describe("the notices", () => {
  test("are for those signed in, also for a blocked member", async () => {
    const visitor = await worker.fetch("/notices");
    expect([visitor.status, visitor.headers.get("Location")]).toEqual([302, "/auth/login?to=%2Fnotices"]);
    const member = await worker.makeMember();
    expect((await openPage(worker, "/notices", member)).html).toContain("No notices yet");
    await block(member);
    const { status, html } = await openPage(worker, "/notices", member);
    expect(status).toBe(200);
    expect(html).toMatch(/A moderator blocked your account until \d+ \w+ \d{4}, \d\d:\d\d UTC\./);
    expect(html).toContain(note);
    expect(html).not.toContain("Mia Moderates");
  });

  test("of a hidden post hold its text, the reason, the note, and the way to appeal while it can be gone", async () => {
    const post = await worker.makePost({ body: "Hidden & told" });
    const entryId = await hide(post);
    const before = (await openPage(worker, "/notices", post.author)).html;
    for (const words of ["A moderator hid your post.", "Hidden &amp; told", note])
      expect(before).toContain(words);
    expect(before).toMatch(/Reason: <a [^>]*>spam<\/a>/);
    expect(before).toMatch(new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>Appeal</a>`));

    const appeal = { as: post.author, form: { body: "Why?" } };
    expect((await worker.fetch(`/appeals/${entryId}`, appeal)).status).toBe(303);
    const after = (await openPage(worker, "/notices", post.author)).html;
    expect(after).toContain("Moderators are reviewing your appeal.");
    expect(after).not.toMatch(/>Appeal<\/a>/);
    expect(after).toMatch(new RegExp(`<a [^>]*href="/appeals/${entryId}"[^>]*>See your appeal</a>`));
  });

  test("of a report thank, and have neither note, nor moderator, nor the hidden words", async () => {
    const post = await worker.makePost({ body: "Words that were reported" });
    const reporter = await worker.makeReport(post);
    await hide(post);
    for (const path of ["/notices", "/notices.data"]) {
      const answer = await (await worker.fetch(path, { as: reporter })).text();
      expect(answer).not.toMatch(/A note that explains it|Mia Moderates|Words that were reported/);
    }
    expect((await openPage(worker, "/notices", reporter)).html).toContain(
      `Your spam report of ${dayInWords(Date.now(), Date.now())} was upheld; the post is hidden. Thank you.`,
    );
  });

  test("of reports say which report, and that it is open again once the decision is undone", async () => {
    const post = await worker.makePost({ body: "Open again" });
    const reporter = await worker.makeReport(post, { reason: "hate" });
    const entryId = await hide(post);
    const yourReport = /Your reason: <a [^>]*>hate<\/a>/;
    expect((await openPage(worker, "/notices", reporter)).html).toMatch(yourReport);
    const undo = { as: await worker.makeMember({ role: "moderator" }), form: {} };
    expect((await worker.fetch(`/moderation/log/${entryId}/undo`, undo)).status).toBe(303);
    const [notice, ...others] = noticesOn((await openPage(worker, "/notices", reporter)).html);
    expect(others).toEqual([]);
    for (const words of ["is open again: the decision was undone.", "Open again"])
      expect(notice).toContain(words);
    expect(notice).toMatch(yourReport);
  });

  test("that are unread say so in words, are counted in the navigation, and stay so until marked", async () => {
    const author = await worker.makeMember();
    for (const _ of [1, 2]) await hide(await worker.makePost({ author }));
    for (let round = 0; round < 2; round++) {
      const { html } = await openPage(worker, "/notices", author);
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

    const browser = await openSignedInBrowser(worker, author);
    const through = /name="through" value="(\d+)"/.exec((await browser.follow("/notices")).html)![1]!;
    await hide(await worker.makePost({ author }));
    const { at, html } = await browser.follow("/notices/read", { form: { through } });
    expect(at).toBe("/notices");
    expect(statusMessageIn(html)).toBe("All marked as read.");
    expect(noticesOn(html).map((each) => each.includes(">New<"))).toEqual([true, false, false]);
    expect(await readHtml(new Response(html))).toMatch(/id="unread-notices"[^>]*>1 unread</);

    const { html: none } = await browser.follow("/notices/read", { form: {} });
    expect(none).not.toContain(">New<");
    expect(none).not.toContain("unread-notices");
    expect(none).not.toContain("Mark all as read");
    expect((await worker.findMemberRow(author.id))?.unreadNotices).toBe(0);
  });

  test("are marked by those signed in, and nobody else's are", async () => {
    const [post, other] = [await worker.makePost(), await worker.makeMember()];
    await hide(post);
    const visitor = await worker.fetch("/notices/read", { form: {} });
    expect([visitor.status, visitor.headers.get("Location")]).toEqual([302, "/auth/login?to=%2Fnotices"]);
    expect((await worker.fetch("/notices/read", { as: other, form: { through: "999999" } })).status).toBe(
      303,
    );
    expect((await worker.findMemberRow(post.author.id))?.unreadNotices).toBe(1);
    expect((await worker.fetch("/notices/read", { as: post.author })).status).toBe(405);
  });

  test("go on to older ones, twenty a page", async () => {
    const author = await worker.makeMember();
    for (let count = 0; count < 21; count++)
      await hide(
        await worker.makePost({ author, at: Date.now() - (30 - count) * day }),
        await worker.makeMember({ role: "moderator" }),
      );
    const first = await openPage(worker, "/notices", author);
    expect(noticesOn(first.html)).toHaveLength(20);
    const older = /href="(\/notices\?before=\d+)"/.exec(first.html)![1]!;
    const second = await openPage(worker, older, author);
    expect(noticesOn(second.html)).toHaveLength(1);
    expect(second.html).not.toContain("Older notices</a>");
  });
});
