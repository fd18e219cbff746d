import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type IncomingMessage, request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoAccounts } from "../../local/identity-provider/accounts";
import { findFreePort, isTaken } from "../../local/dev-server/ports";
import { addressOf, control, expect, type Page, post, status, test, unique, visit } from "./fixtures";

type Started = { origin: string; output: () => string };

/** Plaza started by `npm start`, with an empty database that the demo fills. */
const startedTest = test.extend<object, { started: Started }>({
  started: [
    async ({}, use) => {
      const state = mkdtempSync(join(tmpdir(), "npm-start-"));
      const [port, identityPort] = [await findFreePort(), await findFreePort()];
      const ports = { PORT: String(port), IDENTITY_PORT: String(identityPort) };
      const child = spawn("npm", ["start"], {
        env: { ...process.env, ...ports, PLAZA_STATE: state },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const closed = once(child, "close");
      let output = "";
      await new Promise<void>((resolve, reject) => {
        for (const stream of [child.stdout, child.stderr])
          stream.on("data", (chunk: Buffer) => {
            output += chunk;
            if (output.includes("Press Ctrl-C to stop.")) resolve();
          });
        void closed.then(() => reject(new Error(`npm start ended:\n${output}`)), reject);
      });
      await use({ origin: `http://localhost:${port}`, output: () => output });
      child.kill("SIGKILL");
      // npm ends at once; the processes it started share its output, and end a little later.
      await closed;
      for (const each of [port, identityPort]) expect(await isTaken(each)).toBe(false);
      rmSync(state, { recursive: true });
    },
    { scope: "worker" },
  ],
  baseURL: ({ started }, use) => use(started.origin),
});

// One after the other: each worker would start a Plaza of its own.
startedTest.describe.configure({ mode: "default" });

/** Signs in by the button of a demo account, page by page. */
async function logIn(page: Page, name: string) {
  await page.getByRole("button", { name: "Log in" }).first().click();
  await page.getByRole("button", { name }).click();
  await expect(page.getByRole("button", { name: "Log out" })).toBeVisible();
}

startedTest(
  "npm start serves Plaza: a member posts, another reports it, a moderator hides it and takes that back",
  async ({ openPage, started }) => {
    for (const { name } of demoAccounts) expect(started.output()).toContain(name);
    const open = async (name: string) => {
      const page = await openPage();
      await page.goto("/");
      await logIn(page, name);
      return page;
    };
    const [author, reporter, moderator] = [
      await open("Jonas Weber"),
      await open("Priya Nair"),
      await open("Mateo Rivera"),
    ];
    const words = unique("Said to all who started it");
    await visit(author, "/");
    await author.getByLabel("Your post").fill(words);
    await author.getByRole("button", { name: "Post", exact: true }).click();
    await expect(status(author)).toHaveText("Posted.");

    await visit(reporter, "/");
    const address = await addressOf(post(reporter, words));
    await control(post(reporter, words), "Report").click();
    await reporter.getByRole("radio", { name: "Spam" }).check();
    await reporter.getByRole("button", { name: "Send report" }).click();
    await expect(status(reporter)).toContainText("Report sent. Thank you.");

    await visit(moderator, `/moderation${address}`);
    await moderator.getByRole("radio", { name: "Spam", exact: true }).check();
    await moderator.getByRole("button", { name: "Hide", exact: true }).click();
    await expect(status(moderator)).toContainText("post hidden");
    await visit(reporter, "/");
    await expect(post(reporter, words)).toHaveCount(0);
    await status(moderator).getByRole("button", { name: "Undo" }).click();
    await expect(status(moderator)).toContainText("Undone");
    await visit(reporter, "/");
    await expect(post(reporter, words)).toHaveCount(1);
  },
);

startedTest("npm start shows in words what the app logs", async ({ request, started }) => {
  const response = await request.post("/posts/new", {
    headers: { Origin: "https://evil.example" },
    form: {},
  });
  expect(response.status()).toBe(403);
  await expect
    .poll(started.output)
    .toContain("[plaza] refused · act POST /posts/new · rule cross-site · status 403 · request ");
});

startedTest("no page of another site makes the scheduled jobs run", async ({ request, started }) => {
  const job = "/__scheduled?cron=*/5+*+*+*+*";
  const countRuns = () => started.output().split("[plaza] blocks-ended").length - 1;
  for (const site of ["cross-site", "same-site"])
    expect((await request.get(job, { headers: { "Sec-Fetch-Site": site } })).status()).toBe(403);
  const rebound = await request.get(job, { headers: { Host: "evil.example" } });
  expect(rebound.status()).toBe(403);
  // These are wrangler's own, and answer everybody.
  for (const path of ["/cdn-cgi/local/scheduled", "/cdn-cgi/handler/scheduled", "/cdn-cgi/mf/scheduled"])
    expect((await request.get(`${path}?time=4000000000000`)).ok()).toBe(false);
  expect((await request.get(job)).status()).toBe(200);
  await expect.poll(countRuns).toBe(1);
});

startedTest("a body that is too long is refused before it has been sent", async ({ started }) => {
  const headers = { "Content-Length": "1000000000", Origin: started.origin };
  const sent = send(`${started.origin}/posts/new`, { method: "POST", headers });
  sent.write("x".repeat(64 * 1024));
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(413);
  sent.on("error", () => {}).destroy();
});
