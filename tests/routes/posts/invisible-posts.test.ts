import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { submitHide } from "../../support/app/moderate";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let member: Viewer;
const ids = { hidden: 0, deleted: 0, "blocked author's": 0 };
const appealed = { hidden: 0, "blocked author's": 0 };
const missing = 999_999;

beforeAll(async () => {
  worker = await startWorker();
  member = await worker.makeMember();
  const admin = await worker.makeMember({ role: "admin" });
  const hidden = await worker.makePost();
  appealed.hidden = await submitHide(worker, hidden, admin);
  const blocked = await worker.makePost();
  await worker.block(blocked.author);
  appealed["blocked author's"] = await worker.newestEntry();
  const deleted = await worker.makePost({ deleted: true });
  Object.assign(ids, { hidden: hidden.id, deleted: deleted.id, "blocked author's": blocked.id });
});

const acts: [
  name: string,
  method: "GET" | "POST",
  path: (id: number) => string,
  form: Record<string, string>,
][] = [
  ["see", "GET", (id) => `/posts/${id}`, {}],
  ["delete", "GET", (id) => `/posts/${id}/delete`, {}],
  ["delete", "POST", (id) => `/posts/${id}/delete`, {}],
  ["report", "GET", (id) => `/posts/${id}/report`, {}],
  ["report", "POST", (id) => `/posts/${id}/report`, { reason: "spam", note: "" }],
  ["report without a reason", "POST", (id) => `/posts/${id}/report`, { note: "" }],
  ["withdraw", "POST", (id) => `/posts/${id}/withdraw`, {}],
  ["see the case of", "GET", (id) => `/moderation/posts/${id}`, {}],
  ["warn", "POST", (id) => `/moderation/posts/${id}/warn`, { reason: "spam", note: "", version: "0" }],
  ["hide", "POST", (id) => `/moderation/posts/${id}/hide`, { reason: "spam", note: "", version: "0" }],
];

/** Status, headers and body, without what is new in every answer, and with the one id for the other. */
async function answer(method: string, path: string, form: Record<string, string>, id: number) {
  const response = await worker.fetch(path, { as: member, ...(method === "POST" ? { form } : {}) });
  const mask = (text: string) =>
    text
      .replace(/nonce[-=]"?[\w+/=-]+/g, "nonce")
      .replace(new RegExp(`/(posts|appeals)/${id}\\b`, "g"), "/$1/ID")
      .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f-]{22,}/g, "UUID")
      .replace(/\b1[78]\d{11}\b/g, "NOW");
  const headers = [...response.headers].filter(([name]) => !["date", "content-length"].includes(name));
  return {
    status: response.status,
    headers: mask(JSON.stringify(headers)),
    body: mask(await response.text()),
  };
}

describe("another's post that is not visible answers a member as one that never was", () => {
  for (const [name, method, path, form] of acts)
    for (const suffix of ["", ".data"])
      test.each(["hidden", "deleted", "blocked author's"] as const)(
        `${name} (${method}${suffix}): %s`,
        async (kind) => {
          const expected = await answer(method, path(missing) + suffix, form, missing);
          expect(expected.status).toBeGreaterThanOrEqual(202);
          expect(await answer(method, path(ids[kind]) + suffix, form, ids[kind])).toEqual(expected);
        },
      );

  for (const suffix of ["", ".data"])
    test.each(["hidden", "blocked author's"] as const)(`appeal (POST${suffix}): %s`, async (kind) => {
      for (const form of [{ body: "Please" }, { body: "" }]) {
        const expected = await answer("POST", `/appeals/${missing}${suffix}`, form, missing);
        expect(await answer("POST", `/appeals/${appealed[kind]}${suffix}`, form, appealed[kind])).toEqual(
          expected,
        );
      }
    });
});
