import { decode, encode } from "turbo-stream";
import { expect, test } from "vitest";
import { preserveInput } from "~/ui/forms/preserve-input";

const address = "/moderation/bulk.data";
const form = (signal?: AbortSignal): RequestInit => ({
  method: "POST",
  body: new URLSearchParams([
    ["note", "My own words"],
    ["case", "1.0"],
    ["case", "2.3"],
  ]),
  signal,
});
const ours = (status: number) =>
  new Response(encode({ data: "ours" }), { status, headers: { "X-Remix-Response": "yes" } });

async function send(answer: () => Response | Promise<Response>, init = form()) {
  const response = await preserveInput(async () => answer())(address, init);
  const { value } = await decode(response.body!);
  return { status: response.status, value };
}

test("what Plaza answers, also in refusal, passes", async () => {
  for (const status of [200, 202, 409, 422, 429])
    expect(await send(() => ours(status))).toEqual({ status, value: { data: "ours" } });
});

test("where Plaza breaks, or something else answers, or nothing, all that was typed comes back with what to do", async () => {
  const answers = [
    () => ours(500),
    () => ours(503),
    () => new Response("<h1>Error 1102</h1>", { status: 503 }),
    () => new Response("<h1>Welcome aboard</h1>"),
    () => Promise.reject(new TypeError("Failed to fetch")),
  ];
  for (const answer of answers) {
    const { status, value } = await send(answer);
    expect(status).toBe(503);
    expect(value).toMatchObject({
      data: {
        values: { note: "My own words" },
        repeated: { case: ["1.0", "2.3"] },
        errors: {},
        message: expect.stringContaining("What you typed is still here") as string,
      },
    });
  }
});

test("where so many came that this one was not looked at, it is told to wait", async () => {
  const { status, value } = await send(() => new Response("<h1>Too fast</h1>", { status: 429 }));
  expect(status).toBe(429);
  expect(value).toMatchObject({
    data: {
      values: { note: "My own words" },
      message: "Too fast. What you typed is still here; wait a minute and send it again.",
    },
  });
});

test("a form that is called back, and what is only read, are left alone", async () => {
  const called = new AbortController();
  called.abort();
  const aborted = () => Promise.reject(new DOMException("Aborted", "AbortError"));
  await expect(send(aborted, form(called.signal))).rejects.toThrow("Aborted");
  const failing = preserveInput(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(failing("/_root.data", {})).rejects.toThrow("Failed to fetch");
});
