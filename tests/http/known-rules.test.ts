import { expect, test } from "vitest";
import { rules } from "~/db/tables/rules.server";
import { openPage } from "../support/app/app-browser";
import { createProbe } from "../support/app/d1-probe";
import { readHtml } from "../support/app/html";
import { startWorker } from "../support/app/worker";

const probe = createProbe();
const worker = await startWorker({ probe });
const [member, moderator] = await Promise.all([
  worker.makeMember(),
  worker.makeMember({ role: "moderator" }),
]);
// Before the first request, as the app then asks for the rules.
await worker.db.insert(rules).values([
  { key: "off-topic", label: "Off topic", hint: "Not about the town", text: "Stay here.", position: 9 },
  { key: "old-rule", label: "Old rule", hint: "None", text: "No more.", position: 10, retired: true },
]);

test("a rule that is one row more is on the forms of reports and acts, accepted by both, and named in queue and log", async () => {
  const post = await worker.makePost();
  const report = `/posts/${post.id}/report`;
  const form = (await openPage(worker, report, member)).html;
  expect(form).toContain('value="off-topic"');
  expect(form).toContain("Not about the town");
  const sent = await worker.fetch(report, { as: member, form: { reason: "off-topic", note: "" } });
  expect(sent.status).toBe(303);

  const queue = (await openPage(worker, "/moderation?reason=off-topic", moderator)).html;
  expect(queue).toContain(`/moderation/posts/${post.id}`);
  expect(queue).toContain("Off topic");
  const hidden = await worker.fetch(`/moderation/posts/${post.id}/hide`, {
    as: moderator,
    form: { reason: "off-topic", note: "", version: "0" },
  });
  expect(hidden.status).toBe(303);
  expect((await openPage(worker, "/moderation/log", moderator)).html).toContain("Off topic");
  expect(await readHtml(await worker.fetch("/transparency"))).toContain("Off topic");
});

test("a retired rule is on no form and accepted by none, and what was done by it keeps its name", async () => {
  const post = await worker.makePost();
  const report = `/posts/${post.id}/report`;
  expect((await openPage(worker, report, member)).html).not.toContain('value="old-rule"');
  const form = { reason: "old-rule", note: "", version: "0" };
  expect((await worker.fetch(report, { as: member, form })).status).toBe(422);
  const hide = `/moderation/posts/${post.id}/hide`;
  expect((await worker.fetch(hide, { as: moderator, form })).status).toBe(422);

  await worker.makeReport(post, { reason: "old-rule" });
  const { html } = await openPage(worker, `/moderation/posts/${post.id}`, moderator);
  expect(html).toContain("Old rule");
});

test("somebody signed in asks for the rules once a minute and isolate, visitors never", async () => {
  const askedBy = async (as?: typeof member) => {
    const { calls } = await probe.record(async () => (await worker.fetch("/", { as })).text());
    return calls.flatMap(({ sql }) => sql).filter((sql) => sql.includes('from "rules"')).length;
  };
  await worker.fetch("/", { as: member });
  expect(await askedBy(member)).toBe(0);
  expect(await askedBy()).toBe(0);
});
