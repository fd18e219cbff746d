import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { listRules } from "~/moderation/list-rules.server";
import { blockMember } from "../support/acts/acts";
import { openPage } from "../support/app/app-browser";
import { startWorker, type Worker } from "../support/app/worker";

const note = "After <three> warnings";
let worker: Worker;
let blocked: Viewer;
let entry: number;
/** As the page writes it. */
let ruleText: string;

beforeAll(async () => {
  worker = await startWorker();
  const [moderator, member] = [await worker.makeMember({ role: "moderator" }), await worker.makeMember()];
  const act = { memberId: member.id, duration: "7d", reason: "harassment", note } as const;
  const result = await blockMember(worker.db, moderator, act, Date.now());
  expect(result).toBe("done");
  entry = await worker.newestEntry();
  const rule = (await listRules(worker.db)).find(({ key }) => key === act.reason);
  ruleText = rule!.text.replaceAll("'", "&#x27;");
  blocked = { ...member, blocked: true };
});

const mainOf = (html: string) => /<main\b[^>]*>(.*)<\/main>/s.exec(html)![1]!;

describe("somebody blocked is told the rule with its text, the note, until when, and how to appeal", () => {
  test.each([
    ["on the feed", "/", 200],
    ["where they are refused", "/posts/new", 403],
    ["at a page of moderators", "/moderation", 403],
  ])("%s", async (_, path, expected) => {
    const { html, status } = await openPage(worker, path, blocked);
    expect(status).toBe(expected);
    const main = mainOf(html);
    expect(main).toContain("You&#x27;re blocked");
    expect(main).toMatch(/until \d+ \w+ \d{4}, \d\d:\d\d UTC/);
    expect(main).toMatch(/Reason: <a [^>]*href="\/rules#harassment">Harassment<\/a>/);
    expect(main).toContain(ruleText);
    expect(main).toContain("After &lt;three&gt; warnings");
    expect(main).toContain("You can appeal once.");
    expect(main).toContain(`href="/appeals/${entry}"`);
  });

  test("where they appeal", async () => {
    const main = mainOf((await openPage(worker, `/appeals/${entry}`, blocked)).html);
    for (const words of ['href="/rules#harassment"', ruleText, "After &lt;three&gt; warnings"])
      expect(main).toContain(words);
  });

  test("and once they have appealed, where their appeal is", async () => {
    await worker.makeAppeal(entry);
    const main = mainOf((await openPage(worker, "/", blocked)).html);
    expect(main).toContain("Your appeal</a>");
    expect(main).not.toContain("You can appeal once.");
  });
});
