import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { fillPattern, type Ids, listDocuments } from "../support/app/addresses";
import { readHtml } from "../support/app/html";
import { startWorker, type Worker } from "../support/app/worker";

const pages = [...(await listDocuments()), "/?before=1", "/users/:id?before=1"];
const roles = ["visitor", "member", "blocked", "moderator", "admin"] as const;
type Role = (typeof roles)[number];

let worker: Worker;
let viewers: Record<Role, Viewer | undefined>;
let blockedCookie: string;
let ids: Ids;

beforeAll(async () => {
  worker = await startWorker();
  const blocked = await worker.makeMember();
  viewers = {
    visitor: undefined,
    member: await worker.makeMember(),
    blocked,
    moderator: await worker.makeMember({ role: "moderator" }),
    admin: await worker.makeMember({ role: "admin" }),
  };
  const post = await worker.makePost();
  await worker.makeReport(post);
  const { author } = await worker.makePost({ hidden: true });
  const entry = (await worker.listEntries({ memberId: author.id })).at(-1)!.id;
  const appeal = await worker.makeAppeal(entry);
  await worker.block(blocked);
  blockedCookie = (await worker.cookieOf({ ...blocked, blocked: true })) ?? "";
  ids = { post: post.id, member: author.id, entry, session: 1, appeal: appeal.id };
});

/** The page, or null where the role is led elsewhere. */
async function open(pattern: string, role: Role): Promise<string | null> {
  const path = fillPattern(pattern, ids);
  const who = role === "blocked" ? { headers: { Cookie: blockedCookie } } : { as: viewers[role] };
  const response = await worker.fetch(path, who);
  return response.status === 302 ? null : readHtml(response);
}

const count = (html: string, tag: RegExp) => html.match(tag)?.length ?? 0;
const focusable = /<(?:a [^>]*href|button|input(?![^>]*type="hidden")|textarea|select|summary)\b[^>]*>/;

function expectStructure(html: string, of: string) {
  const body = html.slice(html.indexOf("<body"));
  expect(html, of).toContain('<html lang="en">');
  expect(count(body, /<h1\b/g), `${of}: h1`).toBe(1);
  expect(count(body, /<main\b/g), `${of}: main`).toBe(1);
  // A header or footer in the body itself is the page's banner or content information.
  const outside = body.replace(/<main\b.*<\/main>/s, "");
  expect(count(outside, /<header\b/g), `${of}: header`).toBe(1);
  expect(count(outside, /<footer\b/g), `${of}: footer`).toBe(1);
  expect(count(outside, /<nav\b[^>]*aria-label="Main"/g), `${of}: nav`).toBe(1);
  // What navigations there are more than one of have names.
  expect(count(body, /<nav\b(?![^>]*aria-label)/g), `${of}: nav without a name`).toBe(0);
  expect(focusable.exec(body)?.[0], `${of}: first in the order of focus`).toContain('href="#main"');
  expect(body, of).toMatch(/<main id="main" tabindex="-1">/i);
}

describe("every page has one heading of the first level, landmarks, and first of all a link to its content", () => {
  test.each(roles)("for the %s", async (role) => {
    let seen = 0;
    for (const pattern of pages) {
      const html = await open(pattern, role);
      if (html === null) continue;
      expectStructure(html, `${pattern} for the ${role}`);
      seen++;
    }
    expect(seen).toBeGreaterThan(7);
  });
});

test.each(roles)("no two pages have one title, for the %s", async (role) => {
  const titles = new Map<string, string[]>();
  for (const pattern of pages) {
    const html = await open(pattern, role);
    // An error is titled by what it says, wherever it is met.
    if (html === null || />Error \d{3}/.test(html)) continue;
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? "";
    titles.set(title, [...(titles.get(title) ?? []), pattern]);
  }
  expect([...titles].filter(([title, of]) => title === "" || of.length > 1)).toEqual([]);
});
