import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { fillPattern, type Ids, listAddresses } from "../support/app/addresses";
import { rawRequest } from "../support/app/raw-request";
import { origin } from "../support/app/open-app";
import { startWorker, type Worker } from "../support/app/worker";
import { dump } from "../support/database/state/dump";
import { sampleOrAll } from "../support/proofs";

const addresses = await listAddresses();
const formType = "application/x-www-form-urlencoded";

let worker: Worker;
let admin: Viewer;
let cookie: string;
let ids: Ids;

beforeAll(async () => {
  worker = await startWorker();
  admin = await worker.makeMember({ role: "admin" });
  cookie = await worker.cookieOf(admin);
  const post = await worker.makePost();
  ids = { post: post.id, member: post.author.id, entry: 1, session: 1, appeal: 1 };
});

describe("methods", () => {
  test.each(addresses)(
    "$path accepts only its own methods, and names them in Allow",
    async ({ path, hasPage, hasAction }) => {
      const allowed = [...(hasPage ? ["GET", "HEAD"] : []), ...(hasAction ? ["POST"] : [])];
      for (const method of [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "OPTIONS",
        "TRACE",
        "PROPFIND",
      ]) {
        const { status, headers } = await rawRequest(worker.url, {
          method,
          path: fillPattern(path, ids),
          // From a foreign origin, so that no action is carried out.
          headers: { Cookie: cookie, Origin: "https://evil.example", "Content-Type": formType },
        });
        if (allowed.includes(method)) expect([method, status]).not.toEqual([method, 405]);
        else {
          expect([method, status]).toEqual([method, 405]);
          expect(headers.allow).toBe(allowed.join(", "));
        }
      }
    },
  );

  test.each(addresses.filter(({ hasPage }) => hasPage))(
    "HEAD of $path responds as GET does, without a body",
    async ({ path }) => {
      const address = { path: fillPattern(path, ids), headers: { Cookie: cookie } };
      const get = await rawRequest(worker.url, address);
      const head = await rawRequest(worker.url, { ...address, method: "HEAD" });
      expect(head.status).toBe(get.status);
      expect(head.text).toBe("");
      expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
    },
  );

  test("a form with a wrong method changes nothing, even from our own page", async () => {
    const before = await dump(worker.d1);
    const form = new URLSearchParams({ body: "Hello", key: "a-key-of-my-own" }).toString();
    for (const method of ["PUT", "PATCH", "DELETE"])
      await worker.fetch("/posts/new", {
        method,
        body: form,
        headers: { Cookie: cookie, Origin: origin, "Content-Type": formType },
      });
    expect(await dump(worker.d1)).toBe(before);
  });
});

describe("size", () => {
  const limit = 16 * 1024;
  const post = (options: Partial<Parameters<typeof rawRequest>[1]>) =>
    rawRequest(worker.url, {
      method: "POST",
      path: "/posts/new",
      ...options,
      headers: { Cookie: cookie, Origin: origin, "Content-Type": formType, ...options.headers },
    });

  test("a body of 16 KiB is read", async () => {
    expect((await post({ body: `body=${"x".repeat(limit - 5)}` })).status).toBe(422);
  });

  test("one byte more is refused by its length", async () => {
    expect((await post({ body: `body=${"x".repeat(limit - 4)}` })).status).toBe(413);
  });

  test("and where it comes in chunks without a length", async () => {
    const chunks = Array.from({ length: 40 }, () => Buffer.from("x".repeat(1024)));
    expect((await post({ chunks })).status).toBe(413);
    expect((await post({ chunks: [Buffer.from("body=x")] })).status).toBe(422);
  });

  test("whatever its type", async () => {
    const answer = await post({ body: "x".repeat(limit + 1), headers: { "Content-Type": "image/png" } });
    expect(answer.status).toBe(413);
  });
});

describe("what a form holds", () => {
  const post = (body: string, type: string | null = formType) =>
    worker.fetch("/posts/new", { method: "POST", as: admin, body, headers: { "Content-Type": type } });

  test.each([
    "application/json",
    "multipart/form-data; boundary=x",
    "text/plain",
    "application/x-www-form-urlencoded-not",
    "application/xml, application/x-www-form-urlencoded",
  ])("as %s is not read", async (type) => {
    expect((await post("body=Hello", type)).status).toBe(415);
  });

  test("without a type is not read", async () => {
    const { status } = await rawRequest(worker.url, {
      method: "POST",
      path: "/posts/new",
      headers: { Cookie: cookie, Origin: origin },
      body: "body=Hello",
    });
    expect(status).toBe(415);
  });

  test("is read whatever the case of its type, and with a charset", async () => {
    expect((await post("body=", "Application/X-WWW-Form-URLencoded; charset=UTF-8")).status).toBe(422);
  });

  test.each(["body=%E0%A4", "body=%zz", "body=%", "body=%ff%fe", "%c3=x"])(
    "with the broken escapes of %s is a 400",
    async (body) => {
      expect((await post(body)).status).toBe(400);
    },
  );

  test("with bytes that are not UTF-8 is a 400", async () => {
    const { status } = await rawRequest(worker.url, {
      method: "POST",
      path: "/posts/new",
      headers: { Cookie: cookie, Origin: origin, "Content-Type": formType },
      body: Buffer.from([0x62, 0x3d, 0xff, 0xc3]),
    });
    expect(status).toBe(400);
  });

  test.each(["body=a&body=b", "key=12345678&body=a&key=12345678", "bo%64y=a&body=b"])(
    "with a field given twice (%s) is a 400",
    async (body) => {
      expect((await post(body)).status).toBe(400);
    },
  );

  test("may be named like what every object has", async () => {
    expect((await post("__proto__=x&constructor=y&toString=z&body=")).status).toBe(422);
  });
});

test("nothing that a stranger can send is an error of ours", async () => {
  const paths = [
    ...addresses.map(({ path }) => fillPattern(path, ids)),
    "/posts/%E0%A4%A",
    "//evil",
    "/posts/1.data",
    "/_root.data",
  ];
  const text = fc.string({ unit: "binary", maxLength: 60 });
  const request = fc.record({
    method: fc.constantFrom("GET", "POST", "POST", "POST", "HEAD", "PUT"),
    path: fc.oneof(
      fc.constantFrom(...paths),
      fc.constantFrom(...paths).map((path) => `${path}.data`),
      text.map((odd) => `/${encodeURIComponent(odd.toWellFormed())}`),
      text.map((odd) => `/posts/${escape(odd)}`),
    ),
    query: fc.oneof(
      fc.constant(""),
      text.map((odd) => `?before=${escape(odd)}`),
      text.map((odd) => `?to=${encodeURIComponent(odd.toWellFormed())}&q=${escape(odd)}&state=%ff`),
    ),
    type: fc.constantFrom(
      formType,
      formType,
      "application/json",
      "text/plain",
      "multipart/form-data",
      ";",
      "",
    ),
    cookie: fc.oneof(
      fc.constant("ours"),
      fc.string({ maxLength: 40 }).map((odd) => odd.replace(/[^\x20-\x7e]/g, "=")),
    ),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ minLength: 17_000, maxLength: 20_000 }),
      fc
        .dictionary(
          fc.constantFrom("body", "key", "reason", "note", "version", "duration", "role", "to"),
          text,
        )
        .map((fields) => Buffer.from(new URLSearchParams(fields).toString())),
    ),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, query, type, cookie: sent, body }) => {
      const { status } = await rawRequest(worker.url, {
        method,
        path: path + query,
        headers: {
          Cookie: sent === "ours" ? cookie : `__Host-session=${sent}`,
          Origin: origin,
          ...(type && { "Content-Type": type }),
        },
        body: method === "GET" || method === "HEAD" ? undefined : Buffer.from(body),
      });
      expect(status).toBeLessThan(500);
    }),
    { numRuns: sampleOrAll({ sample: 200, all: 20_000 }) },
  );
});
