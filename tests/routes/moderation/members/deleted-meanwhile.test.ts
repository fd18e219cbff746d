import { beforeAll, expect, test } from "vitest";
import { deleteAccount } from "../../../support/acts/acts";
import { bindings } from "../../../support/app/app-worker";
import { readHtml, stripScripts } from "../../../support/app/html";
import { openPage } from "../../../support/app/app-browser";
import { startWorker, type Worker } from "../../../support/app/worker";

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});

test.each([
  ["/moderation/users/:id/block", { reason: "spam", duration: "1d" }],
  ["/moderation/users/:id/unblock", {}],
  ["/moderation/users/:id/reset-name", { reason: "spam" }],
  ["/moderation/users/:id/notes", {}],
  ["/moderation/users/:id/ignore-reports", { ignore: "yes", reason: "spam" }],
  ["/admin/users/:id/role", { role: "moderator" }],
] as const)(
  "%s on a member who has deleted the account meanwhile says so, and keeps the note",
  async (address, fields) => {
    const [admin, member] = [await worker.makeMember({ role: "admin" }), await worker.makeMember()];
    await deleteAccount(worker.db, member, { tokenKey: bindings.TOKEN_KEY }, Date.now());
    const response = await worker.fetch(address.replace(":id", String(member.id)), {
      as: admin,
      form: { ...fields, note: "Typed at length" },
    });
    expect(response.status).toBe(409);
    const html = stripScripts(await readHtml(response));
    expect(html).toMatch(/role="alert"[^>]*>.*This account has been deleted\. Nothing was changed/s);
    expect(html).toMatch(/<textarea[^>]*>\s*Typed at length<\/textarea>/);
    const path = address.replace(/\/[^/]+$/, "").replace(":id", String(member.id));
    expect((await openPage(worker, path, admin)).html).not.toContain("<textarea");
  },
);
