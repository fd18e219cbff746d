import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { overturnAppeal, upholdAppeal } from "~/moderation/appeals/decide-appeal.server";
import { hidePost } from "~/moderation/cases/decisions/hide-post.server";
import { addNote } from "~/moderation/members/add-note.server";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { monthInWords } from "~/text/times";
import { day, second } from "~/time/units";
import { assignRole, blockMember, dismissCase, sendAppeal } from "../../support/acts/acts";
import { readHtml } from "../../support/app/html";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let member: Viewer;
let moderator: Viewer;
let admin: Viewer;

/** In all names and everything that was typed: none of it may be shown. */
const canary = "canary";
const note = `A note with a ${canary} in it`;
const grounds = { reason: "hate" as const, note };
/** When the acts are done: the seconds before it are of the same month. */
const now = toSameMonth(Date.now());

beforeAll(async () => {
  worker = await startWorker();
  const { db, makeMember, makePost, makeReport } = worker;
  // The community is older than every period that is shown.
  await makeMember({ at: now - 400 * day });
  member = await makeMember({ name: `Member ${canary}` });
  moderator = await makeMember({ name: `Moderator ${canary}`, role: "moderator" });
  admin = await makeMember({ name: `Admin ${canary}`, role: "admin" });
  const post = (author = member) => makePost({ author, body: `A post with a ${canary} in it` });
  const hide = async (postId: number, at: number) => {
    const result = await hidePost(db, moderator, { postId, version: 0, ...grounds }, at);
    return result.outcome === "done" ? result.entryId : 0;
  };

  const dismissed = await post();
  await makeReport(dismissed, { note, at: now - 6_000 });
  await dismissCase(db, moderator, { postId: dismissed.id, version: 0, ...grounds }, now - 5_000);
  await undoAct(db, admin, { entryId: await hide((await post()).id, now - 4_900) }, now - 4_000);
  for (const [decide, at] of [
    [overturnAppeal, now - 3_000],
    [upholdAppeal, now - 2_000],
  ] as const) {
    const entryId = await hide((await post()).id, at - 500);
    await sendAppeal(db, member, { entryId, body: `An appeal with a ${canary} in it` }, at - 400);
    const appeal = await worker.d1.prepare("select max(id) as id from appeals").first<{ id: number }>();
    await decide(db, admin, { appealId: appeal?.id ?? 0, note }, at);
  }
  await addNote(db, moderator, { memberId: member.id, note }, now - 1_500);
  const blocked = await makeMember({ name: `Blocked ${canary}` });
  await blockMember(db, moderator, { memberId: blocked.id, duration: "7d", ...grounds }, now - 1_000);
  await assignRole(
    db,
    admin,
    { memberId: (await makeMember()).id, role: "moderator", ...grounds },
    now - 900,
  );
});

/** The UTC month, as in "2026-11". */
function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** A few seconds ahead where the month has just begun, so that all acts are in it. */
function toSameMonth(at: number): number {
  return monthOf(at - 10 * second) === monthOf(at) ? at : at + 10 * second;
}

/** The texts of the acts on the public page. */
const actsIn = (html: string) =>
  [...html.matchAll(/<p class="timeline-text">(.*?)<\/p>/gs)].map(([, inside = ""]) =>
    inside.replace(/<[^>]+>/g, ""),
  );

describe("the figures", () => {
  test("are for moderators and admins, each with the way to their other rooms", async () => {
    const tabsOf = async (as: Viewer) => {
      const html = await readHtml(await worker.fetch("/admin", { as }));
      expect(html).toContain("<h1>Figures</h1>");
      expect(html).toContain("<title>Figures · Plaza</title>");
      const [, tabs = ""] =
        /<nav class="tabs" aria-label="(?:Admin|Moderation)">(.*?)<\/nav>/s.exec(html) ?? [];
      expect(tabs).toMatch(/aria-current="page"[^>]*href="\/admin"/);
      return [...tabs.matchAll(/<a [^>]*>([^<]+)</g)].map(([, words]) => words?.trim());
    };
    expect(await tabsOf(admin)).toEqual(["Figures", "Members"]);
    expect(await tabsOf(moderator)).toEqual(["Open", "Decided", "Appeals", "Posts", "Log", "Figures"]);
    const queue = await readHtml(await worker.fetch("/moderation", { as: moderator }));
    expect(queue).toMatch(/<a [^>]*href="\/admin"[^>]*>Figures<\/a>/);
    expect(queue).not.toMatch(/<a [^>]*href="\/admin"[^>]*>Admin<\/a>/);
    const members = await readHtml(await worker.fetch("/admin/users", { as: admin }));
    expect(members).toMatch(/aria-current="page"[^>]*href="\/admin\/users"/);
    expect((await worker.fetch("/admin", { as: member })).status).toBe(403);
    expect((await worker.fetch("/admin")).headers.get("Location")).toBe("/auth/login?to=%2Fadmin");
  });

  test.each([
    ["", 30],
    ["?days=7", 7],
    ["?days=30", 30],
    ["?days=90", 90],
    ["?days=100000", 30],
  ])("at /admin%s are of %d days", async (query, days) => {
    const html = await readHtml(await worker.fetch(`/admin${query}`, { as: moderator }));
    const [, period = ""] = /<nav class="tabs" aria-label="Period">(.*?)<\/nav>/s.exec(html) ?? [];
    expect(/aria-current="page"[^>]*>(\d+) days</.exec(period)?.[1]).toBe(String(days));
    const [, posts = ""] =
      /<figure class="chart">((?:(?!<\/figure>).)*<h2>Posts<\/h2>.*?)<\/figure>/s.exec(html) ?? [];
    expect(posts.match(/<th scope="row">/g)).toHaveLength(days);
  });

  test("are drawings with a label and a table, finished on the server", async () => {
    const html = await readHtml(await worker.fetch("/admin", { as: moderator }));
    const charts = html.match(/<figure class="chart">.*?<\/figure>/gs) ?? [];
    expect(charts).toHaveLength(9);
    const drawn = charts.filter((chart) => chart.includes("<svg"));
    // No case is open, and everything else has happened.
    expect(drawn).toHaveLength(8);
    for (const chart of drawn) expect(chart).toMatch(/<svg[^>]* role="img" aria-label="[^"]{20,}"/);
    for (const chart of charts) expect(chart).toMatch(/<details><summary>.*<table>/s);
    expect(charts.join()).toContain("1 overturned");
    expect(html.replace(/<header class="no-print".*?<\/header>/s, "")).not.toContain(canary);
  });
});

describe("the transparency page", () => {
  test("says what was done, why and when, the latest first", async () => {
    const html = await readHtml(await worker.fetch("/transparency"));
    expect(actsIn(html)).toEqual([
      "Role assigned",
      "Member blocked · Hate",
      "Decision upheld on appeal",
      "Post hidden · Hate",
      "Decision overturned on appeal: post hidden · Hate",
      "Post hidden · Hate",
      "Action undone: post hidden · Hate",
      "Post hidden · Hate",
      "Reports dismissed · No rule broken",
    ]);
    const rows = /<tbody>.*<\/tbody>/s.exec(html)?.[0].match(/<tr>.*?<\/tr>/gs) ?? [];
    const month = rows.find((row) => row.includes(`>${monthInWords(monthOf(now))}<`)) ?? "";
    const cells = [...month.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell);
    // Without posts, which were written a week ago; then reports, hidden, brought back, warned, dismissed, blocked, names reset, undone, overturned.
    expect(cells.slice(1)).toEqual(["1", "3", "0", "0", "1", "1", "0", "1", "1 of 2 (50%)"]);
    expect(rows).toHaveLength(12);
  });

  test("begins with the share of appeals that were overturned and the median time to a decision", async () => {
    const html = await readHtml(await worker.fetch("/transparency"));
    const figures = [...html.matchAll(/<li class="chart-summary">(.*?)<\/li>/gs)].map(([, inside = ""]) =>
      inside.replace(/<[^>]+>/g, ""),
    );
    expect(figures).toEqual([
      expect.stringMatching(/^50% of 2 appealed decisions overturned since \w+ \d{4}$/),
      expect.stringMatching(/^under 1 min median time to a decision, over 1 case since \w+ \d{4}$/),
    ]);
  });

  test("names nobody, and gives no note, no text and no id, to whoever asks and in whatever form", async () => {
    for (const as of [undefined, member, moderator, admin])
      for (const address of ["/transparency", "/transparency.data"]) {
        const response = await worker.fetch(address, { as });
        expect(response.status).toBe(200);
        // The reader's own name is in the header of every page, and in its data.
        const text = (await response.text()).replaceAll(as?.name ?? "nobody", "");
        expect(text).not.toContain(canary);
        expect(text).not.toContain("plaza.example");
        expect(text).not.toMatch(/href="\/(posts|moderation\/(posts|users)|admin\/users)\/\d/);
        expect(text).not.toMatch(/"(actorId|memberId|postId|note|details|reversesId)"|id="entry-/);
      }
  });

  test("is a string without a script for visitors, and every page leads to it", async () => {
    const html = await (await worker.fetch("/transparency")).text();
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<script type="speculationrules">');
    for (const address of ["/", "/nothing-here", "/auth/login"])
      expect(await readHtml(await worker.fetch(address))).toMatch(
        /<footer.*<a [^>]*href="\/transparency">Transparency<\/a>/s,
      );
  });

  test("goes back page by page to the first act of all", async () => {
    const { d1 } = worker;
    await d1
      .prepare(
        `with recursive n (i) as (select 1 union all select i + 1 from n where i < 40)
        insert into log (act, at, kind, moderation, reason, details) select 'old ' || i, 1600000000000, 'post.hidden', 1, 'spam', '{}' from n`,
      )
      .run();
    const pages: number[] = [];
    let address: string | undefined = "/transparency";
    while (address) {
      const html: string = await readHtml(await worker.fetch(address));
      pages.push(actsIn(html).length);
      expect(html.includes("<tbody>")).toBe(address === "/transparency");
      address = /href="(\/transparency\?before=\d+\.\d+)"/.exec(html)?.[1];
    }
    expect(pages).toEqual([20, 20, 9]);
    expect(await readHtml(await worker.fetch("/transparency?before=1.1"))).toContain("Nothing older");
    expect(actsIn(await readHtml(await worker.fetch("/transparency?before=nonsense")))).toHaveLength(20);
  });
});
