import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { findSignedIn } from "~/accounts/sessions/sessions.server";
import { deleteAccount, sendAppeal } from "../../../support/acts/acts";
import { openPage, openSignedInBrowser } from "../../../support/app/app-browser";
import { bindings } from "../../../support/app/app-worker";
import {
  errorMessageFor,
  findControl,
  readHtml,
  textareaValue,
  statusMessageIn,
} from "../../../support/app/html";
import { note, submitHide } from "../../../support/app/moderate";
import { startWorker, type Worker } from "../../../support/app/worker";

let worker: Worker;
let moderator: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  moderator = await worker.makeMember({ role: "moderator", name: "Mia Moderates" });
});

const hide = (post: { id: number }, as = moderator) => submitHide(worker, post, as);
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

  test.each([
    ["uphold", "The post stays hidden"],
    ["overturn", "The post is visible again"],
  ])("%s says what became of the decision, and who has been told", async (verdict, result) => {
    const post = await worker.makePost();
    const id = await appeal(await hide(post), post.author, "My side of it");
    const colleague = await worker.makeMember({ role: "moderator" });
    const browser = await openSignedInBrowser(worker, colleague);
    const { html } = await browser.follow(`/moderation/appeals/${id}/${verdict}`, { form: { note: "" } });
    expect(statusMessageIn(html)).toBe(`${result}; ${post.author.name} has been told.`);
  });

  test("shows whose, about what and why, and says what each verdict does", async () => {
    const post = await worker.makePost({ body: "The words in question" });
    await worker.makeReport(post);
    const id = await appeal(await hide(post), post.author, "My side of it");
    const colleague = await worker.makeMember({ role: "moderator" });
    const row = rowOf((await openPage(worker, "/moderation/appeals", colleague)).html, id);
    for (const words of [
      post.author.name!,
      "My side of it",
      "The words in question",
      "Mia Moderates",
      note,
      "Uphold: the post stays hidden. Overturn: everyone can see the post again; its case reopens.",
      `formAction="/moderation/appeals/${id}/uphold"`,
      `formAction="/moderation/appeals/${id}/overturn"`,
    ])
      expect(row.replaceAll("formaction", "formAction")).toContain(words);
    expect(row).toMatch(/Reason: <a [^>]*>spam<\/a>/);
    expect(row).not.toContain("a colleague has to answer");

    const own = rowOf((await openPage(worker, "/moderation/appeals", moderator)).html, id);
    expect(own).toContain("This was your decision, so a colleague has to answer.");
    expect(own).not.toMatch(/>Uphold<|>Overturn</);
  });

  test("has no buttons for one's own appeal, nor for a block of one's own rank", async () => {
    const admin = await worker.makeMember({ role: "admin" });
    const author = await worker.makeMember({ role: "moderator" });
    const post = await worker.makePost({ author });
    const own = await appeal(await hide(post), author, "I moderate too");
    const row = rowOf((await openPage(worker, "/moderation/appeals", author)).html, own);
    expect(row).toContain("This is your own appeal. A colleague will answer it.");
    expect(row).not.toMatch(/>Uphold<|>Overturn</);

    const blocked = await worker.makeMember({ role: "moderator" });
    const form = { reason: "spam", note: "", duration: "7d" };
    await worker.fetch(`/moderation/users/${blocked.id}/block`, { as: admin, form });
    const entryId = (await worker.findMemberRow(blocked.id))!.blockEntryId!;
    const ofPeer = await appeal(entryId, blocked, "Lift it");
    const peers = rowOf((await openPage(worker, "/moderation/appeals", moderator)).html, ofPeer);
    expect(peers).toContain("Only an admin can answer");
    expect(peers).not.toMatch(/>Uphold<|>Overturn</);
    expect(rowOf((await openPage(worker, "/moderation/appeals", admin)).html, ofPeer)).toMatch(/>Overturn</);
  });

  test("keeps a reply that came too late, and shows who decided", async () => {
    const post = await worker.makePost();
    const id = await appeal(await hide(post), post.author, "Look again");
    const [first, second] = [
      await worker.makeMember({ role: "moderator", name: "First Comer" }),
      await worker.makeMember({ role: "moderator" }),
    ];
    const upheld = await worker.fetch(`/moderation/appeals/${id}/uphold`, {
      as: first,
      form: { note: "No." },
    });
    expect([upheld.status, upheld.headers.get("Location")]).toEqual([303, "/moderation/appeals"]);
    const response = await worker.fetch(`/moderation/appeals/${id}/overturn`, {
      as: second,
      form: { note: "Yes, <of course>" },
    });
    expect(response.status).toBe(409);
    const html = await readHtml(response);
    expect(html).toMatch(/role="alert".*First Comer upheld/s);
    expect(textareaValue(html, "note")).toBe("Yes, <of course>");
    const decided = rowOf((await openPage(worker, "/moderation/appeals?state=decided", second)).html, id);
    expect(decided).toContain("Decision upheld");
    expect(decided).toContain("No.");
    expect(decided).not.toMatch(/<form/);
  });

  test("a reply that is too long is a 422 that keeps it", async () => {
    const post = await worker.makePost();
    const id = await appeal(await hide(post), post.author, "Look again");
    const colleague = await worker.makeMember({ role: "moderator" });
    const response = await worker.fetch(`/moderation/appeals/${id}/uphold`, {
      as: colleague,
      form: { note: "x".repeat(501) },
    });
    expect(response.status).toBe(422);
    const html = await readHtml(response);
    expect(textareaValue(html, "note")).toHaveLength(501);
    expect(errorMessageFor(html, findControl(html, "note"))).toContain("too long. The limit is 500.");
  });

  test("who answers one whose member has deleted the account is told so, and so is the list", async () => {
    const post = await worker.makePost();
    const id = await appeal(await hide(post), post.author, "Before leaving");
    await deleteAccount(worker.db, post.author, { tokenKey: bindings.TOKEN_KEY }, Date.now());
    const colleague = await worker.makeMember({ role: "moderator" });
    const form = { note: "A long reply" };
    const response = await worker.fetch(`/moderation/appeals/${id}/uphold`, { as: colleague, form });
    expect(response.status).toBe(409);
    const html = await readHtml(response);
    expect(html).toContain("The member deleted their account just now.");
    expect(textareaValue(html, "note")).toBe("A long reply");
    expect(rowOf(html, id)).toContain("Closed without an answer");
    expect(rowOf(html, id)).not.toContain("Block ended");
  });

  test("an answer by a moderator who has deleted the account since is told by number", async () => {
    const post = await worker.makePost();
    const id = await appeal(await hide(post), post.author, "Please");
    const [gone, colleague] = [
      await worker.makeMember({ role: "moderator" }),
      await worker.makeMember({ role: "moderator" }),
    ];
    const answer = (as: Viewer) =>
      worker.fetch(`/moderation/appeals/${id}/uphold`, { as, form: { note: "" } });
    expect((await answer(gone)).status).toBe(303);
    await deleteAccount(worker.db, gone, { tokenKey: bindings.TOKEN_KEY }, Date.now());
    expect(await readHtml(await answer(colleague))).toContain(
      `Deleted member ${gone.id} upheld the decision just now.`,
    );
  });

  test("the tab shows moderators that some are open, and is shown to nobody else", async () => {
    await worker.d1.prepare("update appeals set state = 'closed', decided_at = 1 where state = 'open'").run();
    const tab = async () =>
      /<a [^>]*href="\/moderation\/appeals"[^>]*>Appeals/.exec(
        (await openPage(worker, "/moderation", moderator)).html,
      )?.[0];
    expect(await tab()).not.toContain("some are open");
    const post = await worker.makePost();
    await appeal(await hide(post), post.author, "Look again");
    expect(await tab()).toContain('title="some are open"');
    const signedIn = await findSignedIn(worker.db, await worker.makeSession(post.author), Date.now());
    expect(signedIn?.badges.openAppeals).toBe(false);
  });
});
