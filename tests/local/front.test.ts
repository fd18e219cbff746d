import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { startFront } from "../../local/front";
import { findFreePort } from "../../local/ports";

const open: Server[] = [];
afterEach(() => open.splice(0).forEach((server) => (server.close(), server.closeAllConnections())));

/** The address of a front, and what came through to whatever stands behind it. */
async function startFor(answer: (answered: ServerResponse, times: number) => void) {
  const came: { method?: string; url?: string; headers: IncomingMessage["headers"]; body: string }[] = [];
  const behind = createServer((asked, answered) => {
    void text(asked).then((body) => {
      came.push({ method: asked.method, url: asked.url, headers: asked.headers, body });
      answer(answered, came.length);
    });
  }).listen(0, "127.0.0.1");
  await once(behind, "listening");
  const port = await findFreePort();
  const front = await startFront({ port, behind: (behind.address() as AddressInfo).port });
  open.push(behind, front);
  return { origin: `http://localhost:${port}`, came };
}

test("a request passes as it is, and so does its answer", async () => {
  const { origin, came } = await startFor((answered) =>
    answered
      .writeHead(303, { Location: "/", "Set-Cookie": ["a=1", "b=2"], "Cache-Control": "no-store" })
      .end("See"),
  );
  const answer = await fetch(`${origin}/posts/new?x=%20y`, {
    method: "POST",
    body: new URLSearchParams({ body: "Good day — 💩" }),
    redirect: "manual",
  });
  expect(came).toHaveLength(1);
  expect(came[0]).toMatchObject({
    method: "POST",
    url: "/posts/new?x=%20y",
    body: "body=Good+day+%E2%80%94+%F0%9F%92%A9",
    headers: { host: new URL(origin).host, "content-length": "36" },
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  expect(await answer.text()).toBe("See");
});

test("a form that wrangler lost on its way to the Worker is sent again, whole", async () => {
  const { origin, came } = await startFor((answered, times) =>
    times < 3 ? answered.writeHead(503, { "Retry-After": "0" }).end("Lost") : answered.end("Kept"),
  );
  const answer = await fetch(origin, { method: "POST", body: "a=b" });
  expect(await answer.text()).toBe("Kept");
  expect(came.map(({ body }) => body)).toEqual(["a=b", "a=b", "a=b"]);
});

test("one that is lost every time, and one that Plaza itself refuses, are answered so", async () => {
  const lost = await startFor((answered) => answered.writeHead(503, { "Retry-After": "0" }).end());
  expect((await fetch(lost.origin)).status).toBe(503);
  expect(lost.came).toHaveLength(5);
  const refused = await startFor((answered) => answered.writeHead(503, { "Retry-After": "10" }).end());
  expect((await fetch(refused.origin)).status).toBe(503);
  expect(refused.came).toHaveLength(1);
});

test("where nothing stands behind it, it says so", async () => {
  const port = await findFreePort();
  open.push(await startFront({ port, behind: await findFreePort() }));
  const answer = await fetch(`http://localhost:${port}`);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toContain("wrangler");
});

test("a reader who leaves in the middle harms nobody", async () => {
  const { origin } = await startFor((answered, times) => {
    if (times > 1) return void answered.end("Well");
    answered.write("Some");
    setTimeout(() => answered.end("thing"), 100);
  });
  const leaving = new AbortController();
  const answer = await fetch(origin, { signal: leaving.signal });
  leaving.abort();
  await expect(answer.text()).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await (await fetch(origin)).text()).toBe("Well");
});
