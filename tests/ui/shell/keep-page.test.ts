import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keepPage, lostRead } from "~/ui/shell/keep-page";

// The part of a browser's window that is used.
const browser = Object.assign(new EventTarget(), { location: { href: "http://plaza.test/" } });
let lost: string[] = [];
browser.addEventListener(lostRead, (event) => {
  if (event instanceof CustomEvent && event.detail instanceof URL) lost.push(event.detail.pathname);
});
beforeAll(() => void Object.assign(globalThis, { window: browser }));
afterAll(() => void Reflect.deleteProperty(globalThis, "window"));
beforeEach(() => (lost = []));

const ours = { headers: { "X-Remix-Response": "yes" } };

/** A body whose first half arrives; what it then does is up to the test. */
function halfBody() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
      controller.enqueue(new TextEncoder().encode("half"));
    },
  });
  return { body, breakOff: (reason: unknown) => controller.error(reason) };
}

test("data that arrives whole is passed on as it is", async () => {
  const read = keepPage(() => Promise.resolve(new Response("all", { ...ours, status: 404 })));
  const response = await read("/posts/1.data", { signal: new AbortController().signal });
  expect(response.status).toBe(404);
  expect(response.headers.get("X-Remix-Response")).toBe("yes");
  expect(await response.text()).toBe("all");
  expect(lost).toEqual([]);
});

test("so is an answer that has no body, such as that the manifest is of a newer version", async () => {
  const newer = new Response(null, { status: 204, headers: { "X-Remix-Reload-Document": "true" } });
  const read = keepPage(() => Promise.resolve(newer));
  const response = await read("/__manifest?p=/notices", { signal: new AbortController().signal });
  expect([response.status, response.headers.get("X-Remix-Reload-Document")]).toEqual([204, "true"]);
  expect(lost).toEqual([]);
});

test("a connection that breaks off in the middle of the data counts as lost", async () => {
  const { body, breakOff } = halfBody();
  const read = keepPage(() => Promise.resolve(new Response(body, ours)));
  const abort = new AbortController();
  const reading = read("/posts/1.data", { signal: abort.signal });
  breakOff(new TypeError("network error"));
  await expect.poll(() => lost).toEqual(["/posts/1.data"]);
  abort.abort();
  await expect(reading).rejects.toThrow("Aborted");
});

test("data that Remix gives up in the middle is not lost, and rejects to Remix alone", async () => {
  const { body, breakOff } = halfBody();
  const read = keepPage(() => Promise.resolve(new Response(body, ours)));
  const abort = new AbortController();
  const reading = read("/posts/1.data", { signal: abort.signal });
  abort.abort();
  breakOff(abort.signal.reason);
  await expect(reading).rejects.toBe(abort.signal.reason);
  expect(lost).toEqual([]);
});
