import { expect, test } from "vitest";
import { respondIfChanged, respondWithValidators } from "~/http/responses/conditional.server";

const changedAt = Date.UTC(2026, 10, 1, 12);
const now = changedAt + 60_000;
const date = (ms: number) => new Date(ms).toUTCString();
const ask = async (headers: Record<string, string>, body = "text", at = changedAt) =>
  respondIfChanged(
    await respondWithValidators({ body, contentType: "text/plain", changedAt: at }, now),
    new Request("https://plaza.example/", { headers }),
    now,
  );
const tag = (await ask({})).headers.get("ETag")!;

test("a document says by what it is known again, and may be kept but not used unasked", async () => {
  const response = await ask({});
  expect(Object.fromEntries(response.headers)).toEqual({
    "cache-control": "no-cache",
    "content-type": "text/plain; charset=utf-8",
    etag: expect.stringMatching(/^W\/"[\w-]{43}"$/),
    "last-modified": "Sun, 01 Nov 2026 12:00:00 GMT",
  });
});

const strong = tag.slice(2);
test.each<[number, string, Record<string, string>]>([
  [304, "its tag", { "If-None-Match": tag }],
  [304, "its tag, as if it were strong", { "If-None-Match": strong }],
  [304, "one of several tags", { "If-None-Match": `"a,b", W/"c" ,${tag}` }],
  [304, "any tag", { "If-None-Match": " * " }],
  [200, "another tag", { "If-None-Match": 'W/"other"' }],
  [200, "a part of its tag", { "If-None-Match": `"x${strong.slice(1)}` }],
  [200, "its tag without quotes", { "If-None-Match": strong.slice(1, -1) }],
  [200, "no tag at all", { "If-None-Match": "" }],
  [200, "another tag, whatever the date", { "If-None-Match": '"other"', "If-Modified-Since": date(now) }],
  [304, "its tag, whatever the date", { "If-None-Match": tag, "If-Modified-Since": date(0) }],
  [304, "its date", { "If-Modified-Since": date(changedAt) }],
  [304, "a later date", { "If-Modified-Since": date(changedAt + 1_000) }],
  [200, "an earlier date", { "If-Modified-Since": date(changedAt - 1_000) }],
  [200, "a date to come", { "If-Modified-Since": date(now + 1_000) }],
  [200, "a date that is none", { "If-Modified-Since": "yesterday" }],
])("%i for %s", async (status, _, headers) => {
  const response = await ask(headers);
  expect(response.status).toBe(status);
  expect(response.headers.get("ETag")).toBe(tag);
  expect(await response.text()).toBe(status === 200 ? "text" : "");
});

test("another text has another tag", async () => {
  expect((await ask({ "If-None-Match": tag }, "other text")).status).toBe(200);
});

test.each([
  ["that is still to come", now + 1],
  ["that is none", 0],
])("a date of change %s is not given, and no date is late enough for it", async (_, at) => {
  const response = await ask({ "If-Modified-Since": date(now) }, "text", at);
  expect(response.status).toBe(200);
  expect(response.headers.has("Last-Modified")).toBe(false);
});
