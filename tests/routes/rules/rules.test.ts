import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { rules } from "~/db/tables/rules.server";
import { readHtml } from "../../support/app/html";
import { submitBlock, submitHide } from "../../support/app/moderate";
import { startWorker, type Worker } from "../../support/app/worker";
import { seededRules } from "../../support/database/seeded-rules";

let worker: Worker;
let member: Viewer;
let moderator: Viewer;

const ownRules = [
  { key: "off-topic", label: "Off topic", hint: "Not about the town", text: "Stay <here>.", position: 9 },
  { key: "old-rule", label: "Old rule", hint: "None", text: "It was once so.", position: 10, retired: true },
];

beforeAll(async () => {
  worker = await startWorker();
  member = await worker.makeMember();
  moderator = await worker.makeMember({ role: "moderator" });
  // Before the first request, as the app then asks for the rules.
  await worker.db.insert(rules).values(ownRules);
});

async function read(address: string, as?: Viewer): Promise<string> {
  const response = await worker.fetch(address, { as });
  expect(response.status, address).toBe(200);
  return readHtml(response);
}

/** What is inside of each rule of the page, by its key. */
function rulesOn(html: string): Map<string, string> {
  const items = html.matchAll(/<li id="([a-z-]+)" class="rule"[^>]*>(.*?)<\/li>/gs);
  return new Map([...items].map(([, key = "", inside = ""]) => [key, inside]));
}

/** The names of the links to this address. */
const linksTo = (html: string, address: string) =>
  [...html.matchAll(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)]
    .filter(([, href]) => href === address)
    .map(([, , name]) => name);

test("everybody reads each rule with its text, in order, at an anchor of its own", async () => {
  const texts = await worker.db.select({ key: rules.key, text: rules.text }).from(rules);
  for (const as of [undefined, member, moderator]) {
    const html = await read("/rules", as);
    expect(html).toContain("<h1>Rules</h1>");
    const found = rulesOn(html);
    expect([...found.keys()]).toEqual([...seededRules.map(({ key }) => key), "off-topic", "old-rule"]);
    for (const { key, label } of seededRules) {
      const { text = "" } = texts.find((rule) => rule.key === key) ?? {};
      expect(found.get(key)).toContain(`>${label}<`);
      expect(found.get(key)?.replaceAll("&#x27;", "'")).toContain(text);
    }
    expect(found.get("off-topic")).toContain("Stay &lt;here&gt;.");
  }
});

test("a retired rule can still be read, below the others and marked as no longer in force", async () => {
  const html = await read("/rules");
  const [inForce = "", retired = ""] = html.split("No longer in force");
  expect(rulesOn(inForce).has("old-rule")).toBe(false);
  expect(rulesOn(retired).get("old-rule")).toContain("It was once so.");
});

test("the footer of every page leads to the rules", async () => {
  for (const address of ["/", "/nothing-here", "/auth/login"]) {
    const [, footer = ""] = (await readHtml(await worker.fetch(address))).split("<footer");
    expect(linksTo(footer, "/rules")).toEqual(["Rules"]);
  }
});

test("a form that asks for a reason leads to the rules", async () => {
  const post = await worker.makePost();
  await worker.makeReport(post);
  for (const [address, as] of [
    [`/posts/${post.id}/report`, member],
    [`/moderation/posts/${post.id}`, moderator],
    [`/moderation/users/${post.author.id}`, moderator],
  ] as const) {
    const html = await read(address, as);
    const forms = [...html.matchAll(/<fieldset class="radio-group".*?<\/fieldset>/gs)]
      .map(([fieldset]) => fieldset)
      .filter((fieldset) => fieldset.includes('name="reason"'));
    expect(forms.length, address).toBeGreaterThan(0);
    for (const form of forms) expect(linksTo(form, "/rules"), address).toEqual(["Read the rules"]);
  }
});

test("the reason of a decision links to its rule: in notices, appeals and on the transparency page", async () => {
  const post = await worker.makePost();
  const reporter = await worker.makeReport(post, { reason: "hate" });
  const entryId = await submitHide(worker, post, moderator);
  const appealId = await worker.makeAppeal(entryId);
  const blocked = await worker.makeMember();
  await submitBlock(worker, blocked, moderator);

  for (const [address, as, reason, name] of [
    ["/notices", post.author, "spam", "spam"],
    ["/notices", blocked, "harassment", "harassment"],
    ["/notices", reporter, "hate", "hate"],
    [`/appeals/${entryId}`, post.author, "spam", "spam"],
    [`/moderation/appeals/${appealId.id}`, await worker.makeMember({ role: "admin" }), "spam", "spam"],
    ["/transparency", undefined, "spam", "Spam"],
  ] as const) {
    const html = await read(address, as);
    expect(linksTo(html, `/rules#${reason}`), address).toContain(name);
  }
});

test("a dismissal, which says that no rule was broken, links to none", async () => {
  const post = await worker.makePost();
  await worker.makeReport(post);
  const form = { version: "0", note: "" };
  const sent = await worker.fetch(`/moderation/posts/${post.id}/dismiss`, { as: moderator, form });
  expect(sent.status).toBe(303);
  const html = await read("/transparency");
  expect(html).toMatch(/Reports dismissed<span class="timeline-reason"> · No rule broken<\/span>/);
});
