import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openAppBrowser } from "../support/app/app-browser";
import { startWorker, type Worker } from "../support/app/worker";
import { startWithProvider } from "../support/app/worker-with-provider";

type Line = { event: string } & Record<string, unknown>;

let worker: Worker;
let member: Viewer;
beforeAll(async () => {
  worker = await startWorker();
});

const canary = "canary";
const cookieOf = async (viewer: Viewer) => (await worker.cookieOf(viewer)).split("=")[1]!;

const linesIn = (text: string): Line[] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);

/** The lines that were written while this was sent. */
async function linesOf(app: Worker, send: () => Promise<unknown>, event: string): Promise<Line[]> {
  const before = linesIn(app.logged()).length;
  await send();
  const since = () => linesIn(app.logged()).slice(before);
  await expect.poll(() => since().some((line) => line.event === event)).toBe(true);
  return since();
}

const form = { body: canary, note: canary, reason: canary, key: canary, to: `/?q=${canary}` };
const foreign = { Origin: "https://canary.example" };

describe("a refusal is one line: which act or rule, the status, and who", () => {
  const refusals: [string, () => Promise<Response>, Partial<Line>][] = [
    [
      "a form of another site",
      () => worker.fetch(`/posts/new?q=${canary}`, { form, headers: foreign }),
      { act: "POST /posts/new", rule: "cross-site", status: 403, member: null },
    ],
    [
      "a form of another site, as data",
      () => worker.fetch("/posts/7/report.data", { form, headers: foreign }),
      { act: "POST /posts/:id/report", rule: "cross-site", status: 403, member: null },
    ],
    [
      "a page that a role does not include",
      () => worker.fetch(`/admin/users?q=${canary}`, { as: member }),
      { act: "GET /admin/users", rule: "permission", status: 403 },
    ],
    [
      "its data",
      () => worker.fetch(`/admin/users.data?q=${canary}`, { as: member }),
      { act: "GET /admin/users", rule: "permission", status: 403 },
    ],
    [
      "an act that a role does not include",
      () => worker.fetch("/moderation/posts/1/hide", { as: member, form }),
      { act: "POST /moderation/posts/:id/hide", rule: "permission", status: 403 },
    ],
    [
      "an act beyond its limit",
      async () => {
        const post = () => {
          const key = crypto.randomUUID();
          return worker.fetch("/posts/new", { as: member, form: { body: `${form.body} ${key}`, key } });
        };
        for (let count = 0; count < 5; count++) await post();
        return post();
      },
      { act: "POST /posts/new", rule: "limit", status: 429 },
    ],
  ];

  test.each(refusals)("%s", async (_, send, expected) => {
    member = await worker.makeMember({ name: `A ${canary} by name` });
    const lines = await linesOf(worker, send, "refused");
    expect(lines).toEqual([
      { event: "refused", requestId: expect.any(String), member: member.id, ...expected },
    ]);
    expect(JSON.stringify(lines)).not.toContain(canary);
    expect(JSON.stringify(lines)).not.toContain(await cookieOf(member));
  });

  test("a form or a callback beyond the limit of the binding", async () => {
    const limited = await startWorker({ writesPerMinute: 1 });
    for (const [send, act, rule] of [
      [() => limited.fetch("/auth/login", { form }), "POST /auth/login", "rate-limit"],
      [() => limited.fetch(`/auth/callback?code=${canary}`), "GET /auth/callback", "limit"],
    ] as const) {
      // The minute of the clock may end once meanwhile.
      const lines = await linesOf(limited, () => Promise.all([send(), send(), send()]), "refused");
      const line = { event: "refused", requestId: expect.any(String), act, rule, status: 429, member: null };
      for (const each of lines) expect(each).toEqual(line);
      expect(JSON.stringify(lines)).not.toContain(canary);
    }
  });

  test("what is not refused writes no line", async () => {
    member = await worker.makeMember();
    const statuses: number[] = [];
    const lines = await linesOf(
      worker,
      async () => {
        for (const path of ["/", "/nothing-here", "/posts/new", `/users/${member.id}`])
          statuses.push((await worker.fetch(path, { as: member })).status);
        await worker.fetch("/admin", { as: member });
      },
      "refused",
    );
    expect(statuses).toEqual([200, 404, 200, 200]);
    expect(lines.map(({ act }) => act)).toEqual(["GET /admin"]);
  });
});

describe("signing in and out are lines", () => {
  let plaza: Awaited<ReturnType<typeof startWithProvider>>;
  beforeAll(async () => {
    plaza = await startWithProvider();
  });
  const person = { name: `${canary} Person`, email: `${canary}@log-lines.example` };

  test("with the member's id alone", async () => {
    const { worker: app, signIn } = plaza;
    const browser = openAppBrowser(app);
    const entering = await linesOf(app, () => signIn(browser, person), "signed-in");
    const [row] = (
      await app.d1
        .prepare("select member_id as id from identities where email = ?")
        .bind(person.email)
        .all<{ id: number }>()
    ).results;
    expect(entering).toEqual([{ event: "signed-in", requestId: expect.any(String), member: row?.id }]);
    const leaving = await linesOf(app, () => browser.visit("/auth/logout", { form: {} }), "signed-out");
    expect(leaving).toEqual([{ event: "signed-out", requestId: expect.any(String), member: row?.id }]);
    expect(app.logged()).not.toContain(canary);
  });

  test("a failure says which", async () => {
    const { worker: app, signIn } = plaza;
    const lines = await linesOf(app, () => signIn(openAppBrowser(app), { cancel: "yes" }), "sign-in-failed");
    expect(lines).toEqual([{ event: "sign-in-failed", requestId: expect.any(String), failure: "cancelled" }]);
  });
});
