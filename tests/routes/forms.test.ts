import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { waitInWords } from "~/text/times";
import { day, minute } from "~/time/units";
import { errorMessageFor, findControl, readHtml, textareaValue } from "../support/app/html";
import { startWorker, type Worker } from "../support/app/worker";

let worker: Worker;
let moderator: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  moderator = await worker.makeMember({ role: "moderator", name: "Mia" });
});

const newKey = () => crypto.randomUUID();

describe("a form with an invalid field is shown again", () => {
  test("a post: the text as it was typed, its key, and what is wrong", async () => {
    const member = await worker.makeMember();
    const body = `Two lines\n"quoted" & <b>bold</b> ${"x".repeat(280)}`;
    const key = newKey();
    const response = await worker.fetch("/posts/new", { as: member, form: { body, key } });
    expect(response.status).toBe(422);
    const html = await readHtml(response);
    expect(textareaValue(html, "body")).toBe(body);
    expect(findControl(html, "key")).toContain(key);
    const box = findControl(html, "body");
    expect(box).toContain('aria-invalid="true"');
    expect(errorMessageFor(html, box)).toContain("too long. The limit is 280.");
    // Once, beside the box, where the focus goes.
    expect(html).toMatch(/role="alert"[^>]*autofocus[^>]*>.{0,900}too long. The limit is 280/is);
    expect(html.split("too long. The limit is 280")).toHaveLength(2);
  });

  test.each([
    ["blank", " \u200b \u2800 ", "Write something first."],
    ["a control character", "a\u0007b", "control character"],
    ["an override of direction", "a\u202eb", "reorders text"],
    ["stacked marks", `a${"\u0301".repeat(30)}`, "more than 8 marks"],
    ["281 emoji", "💩".repeat(281), "1 character too long"],
  ])("a post that is %s is refused in plain words", async (_, body, words) => {
    const member = await worker.makeMember();
    const response = await worker.fetch("/posts/new", { as: member, form: { body, key: newKey() } });
    expect(response.status).toBe(422);
    const html = await readHtml(response);
    expect(errorMessageFor(html, findControl(html, "body"))).toContain(words);
  });

  test.each([
    ["280 emoji", "💩".repeat(280)],
    ["right-to-left words", "שלום עולם"],
    ["a family of emoji", "👨‍👩‍👧‍👦"],
    ["280 lines sent as browsers send them", "a\r\n".repeat(139) + "ab"],
  ])("a post of %s is accepted", async (_, body) => {
    const member = await worker.makeMember();
    expect((await worker.fetch("/posts/new", { as: member, form: { body, key: newKey() } })).status).toBe(
      303,
    );
  });

  test("a report: the note and the reason, and which is missing", async () => {
    const [member, post] = [await worker.makeMember(), await worker.makePost()];
    const send = async (form: Record<string, string>) => {
      const response = await worker.fetch(`/posts/${post.id}/report`, { as: member, form });
      expect(response.status).toBe(422);
      return readHtml(response);
    };
    const without = await send({ note: "My <note>" });
    expect(textareaValue(without, "note")).toBe("My <note>");
    expect(without).toMatch(/<fieldset[^>]* aria-describedby="reason-error"/);
    expect(without).toMatch(/id="reason-error" role="alert"[^>]*autofocus[^>]*>.*?Choose a reason/is);
    expect(without.split("Choose a reason")).toHaveLength(2);

    const bare = await send({ reason: "other", note: "  " });
    expect(findControl(bare, "reason", "other")).toContain("checked");
    expect(errorMessageFor(bare, findControl(bare, "note"))).toContain("Add a note");

    const long = await send({ reason: "hate", note: "x".repeat(501) });
    expect(findControl(long, "reason", "hate")).toContain("checked");
    expect(textareaValue(long, "note")).toHaveLength(501);
    expect(long).not.toContain("There is a problem");

    const both = await send({ note: "x".repeat(501) });
    expect(both).toMatch(/There is a problem.*href="#reason".*href="#note"/s);
    expect(both.match(/role="alert"/g)).toHaveLength(1);
    expect(errorMessageFor(long, findControl(long, "note"))).toContain("too long. The limit is 500.");
  });

  test("a decision, a block and a role: every value", async () => {
    const admin = await worker.makeMember({ role: "admin" });
    const post = await worker.makePost();
    const note = 'Because "of" <this>';
    for (const [path, form, chosen] of [
      [`/moderation/posts/${post.id}/hide`, { version: "0" }, []],
      [`/moderation/users/${post.author.id}/block`, { duration: "30d" }, [["duration", "30d"]]],
    ] as const) {
      const response = await worker.fetch(path, { as: admin, form: { note, reason: "", ...form } });
      expect(response.status).toBe(422);
      const html = await readHtml(response);
      expect(textareaValue(html, "note")).toBe(note);
      expect(html).toContain("Choose a reason");
      for (const [name, value] of chosen) expect(findControl(html, name, value)).toContain("checked");
    }
    const long = note.repeat(30);
    const role = await worker.fetch(`/admin/users/${post.author.id}/role`, {
      as: admin,
      form: { role: "moderator", note: long },
    });
    const html = await readHtml(role);
    expect(textareaValue(html, "note")).toBe(long);
    expect(html).toMatch(
      /<option[^>]*value="moderator"[^>]*selected|<option[^>]*selected[^>]*value="moderator"/,
    );
  });
});

describe("what somebody decided first", () => {
  test("is a 409 that says who decided what, and keeps the note", async () => {
    const post = await worker.makePost();
    const form = { reason: "spam", note: "", version: "0" };
    await worker.fetch(`/moderation/posts/${post.id}/hide`, { as: moderator, form });
    const late = await worker.makeMember({ role: "moderator" });
    const response = await worker.fetch(`/moderation/posts/${post.id}/hide`, {
      as: late,
      form: { ...form, reason: "hate", note: "My careful note" },
    });
    expect(response.status).toBe(409);
    const html = await readHtml(response);
    expect(html).toMatch(/role="alert".*Mia hid this post just now\. Nothing was changed/s);
    expect(textareaValue(html, "note")).toBe("My careful note");
    expect(findControl(html, "version")).toContain('value="1"');
  });

  test("also for the block of somebody who is blocked, and a role that is so already", async () => {
    const admin = await worker.makeMember({ role: "admin" });
    const member = await worker.makeMember();
    await worker.block(member);
    const form = { reason: "spam", note: "Kept", duration: "7d", role: "member" };
    for (const path of [`/moderation/users/${member.id}/block`, `/admin/users/${member.id}/role`]) {
      const response = await worker.fetch(path, { as: admin, form });
      expect(response.status).toBe(409);
      expect(textareaValue(await readHtml(response), "note")).toBe("Kept");
    }
  });

  test("dismissing what nobody reported is a 409", async () => {
    const post = await worker.makePost();
    const form = { reason: "spam", note: "", version: "0" };
    const response = await worker.fetch(`/moderation/posts/${post.id}/dismiss`, { as: moderator, form });
    expect(response.status).toBe(409);
    expect(await readHtml(response)).toContain("Nobody has reported this post");
  });
});

describe("too fast", () => {
  test("the sixth post within a minute is a 429 that keeps the text and says how long", async () => {
    const member = await worker.makeMember();
    const send = (body: string) => worker.fetch("/posts/new", { as: member, form: { body, key: newKey() } });
    // Half a minute ahead, so that they count however long this takes.
    const at = Date.now() + 30_000;
    for (let count = 1; count <= 5; count++) await worker.makePost({ author: member, at });
    const waitAt = (now: number) => Math.ceil((at + minute - now) / 1000);
    const sentAt = Date.now();
    const response = await send("The sixth");
    expect(response.status).toBe(429);
    const wait = Number(response.headers.get("Retry-After"));
    expect(wait).toBeLessThanOrEqual(waitAt(sentAt));
    expect(wait).toBeGreaterThanOrEqual(waitAt(Date.now()));
    const html = await readHtml(response);
    expect(textareaValue(html, "body")).toBe("The sixth");
    expect(html).toMatch(new RegExp(`role="alert".*${waitInWords(wait)}`, "s"));
  });

  test.each([
    ["the eleventh report within ten minutes", 10, 0, 10 * minute],
    [
      "the thirty-first within a day, though ten minutes ago there was room",
      30,
      11 * minute,
      day - 22 * minute,
    ],
  ])("%s is a 429 that keeps the note and says how long", async (_, often, apart, expected) => {
    const member = await worker.makeMember();
    const start = Date.now();
    // By tens, the last of them now.
    for (let count = 0; count < often; count++) {
      const at = start - (Math.ceil(often / 10) - 1 - Math.floor(count / 10)) * apart;
      await worker.makeReport(await worker.makePost(), { reporter: member, at });
    }
    const post = await worker.makePost();
    const form = { reason: "spam", note: "One more" };
    const response = await worker.fetch(`/posts/${post.id}/report`, { as: member, form });
    expect(response.status).toBe(429);
    const wait = Number(response.headers.get("Retry-After"));
    expect(wait).toBeLessThanOrEqual(expected / 1000);
    expect(wait).toBeGreaterThanOrEqual(Math.floor((start + expected - Date.now()) / 1000));
    const html = await readHtml(response);
    expect(textareaValue(html, "note")).toBe("One more");
    expect(html).toContain(`Try again ${waitInWords(wait)}`);
  });
});
