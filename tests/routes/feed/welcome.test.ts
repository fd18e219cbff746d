import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { readHtml } from "../../support/app/html";
import { startWorker, type Worker } from "../../support/app/worker";

const vars = { SITE_NAME: "Agora", SITE_TAGLINE: "Where <Athens> talks" };
let worker: Worker;
let member: Viewer;
let lastPage: string;

beforeAll(async () => {
  worker = await startWorker({ vars });
  member = await worker.makeMember();
  const { id } = await worker.makePost();
  lastPage = `/?before=${id}`;
});

async function openMain(path: string, as?: Viewer) {
  const [, main = ""] = (await readHtml(await worker.fetch(path, { as }))).split(/<main\b[^>]*>/);
  return main;
}

test("a visitor's first page begins with what this place is, and how to join", async () => {
  const main = await openMain("/");
  const [first] = main.split("<article");
  const words = first!.replace(/<[^>]+>/g, "").trim();
  expect(words).toBe(
    "Agora: Where &lt;Athens&gt; talksAnyone can read. Log in or join to post and report. Read the rules.",
  );
  expect(first).toContain('href="/auth/login"');
  expect(main.match(/<h1/g)).toHaveLength(1);
});

test("without a tagline it says the name alone", async () => {
  const plain = await startWorker({ vars: { ...vars, SITE_TAGLINE: "" } });
  const html = await readHtml(await plain.fetch("/"));
  expect(html).toContain("<h1>Agora</h1>");
});

test.each<[string, () => Promise<string>]>([
  ["a visitor's older pages", () => openMain(lastPage)],
  ["a member's page", () => openMain("/", member)],
])("%s begin at once", async (_, open) => {
  expect(await open()).not.toContain("Log in or join");
});
