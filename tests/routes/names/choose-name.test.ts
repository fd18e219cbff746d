import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { day } from "~/time/units";
import { openAppBrowser } from "../../support/app/app-browser";
import {
  errorMessageFor,
  findControl,
  readHtml,
  statusMessageIn,
  stripScripts,
  textareaValue,
} from "../../support/app/html";
import { startWithProvider } from "../../support/app/worker-with-provider";

const { worker, signIn } = await startWithProvider();
const moderator = await worker.makeMember({ role: "moderator", name: "Mei Lin" });

const send = (as: Viewer, name: string, path = "/account/name", to?: string) =>
  worker.fetch(path, { as, form: { name, ...(to === undefined ? {} : { to }) } });
const nameOf = async ({ id }: Viewer) => (await worker.findMemberRow(id))?.name;
let people = 0;
const nameless = () => {
  const email = `nameless-${++people}@names.example`;
  return { name: email, email };
};

describe("/welcome", () => {
  test("is where the first sign-in without a name leads, once, and then on to where one was going", async () => {
    const [browser, person] = [openAppBrowser(worker), nameless()];
    const welcome = await signIn(browser, person, { to: "/notices?before=9" });
    expect(welcome.at).toBe("/welcome?to=%2Fnotices%3Fbefore%3D9");
    expect(welcome.html).toContain("Welcome to Plaza");
    expect(findControl(welcome.html, "to")).toContain('value="/notices?before=9"');
    expect(welcome.html).toMatch(/<a [^>]*href="\/notices\?before=9"[^>]*>Skip for now</);
    const saved = await browser.follow("/welcome", {
      form: { name: " Nia  Long ", to: "/notices?before=9" },
    });
    expect(saved.at).toBe("/notices?before=9");
    expect(statusMessageIn(saved.html)).toContain("Your name is now Nia Long.");
  });

  test("is not asked again of whoever skipped it, nor ever of whoever has a name", async () => {
    const person = nameless();
    expect((await signIn(openAppBrowser(worker), person, { to: "/rules" })).at).toMatch(/^\/welcome/);
    expect((await signIn(openAppBrowser(worker), person, { to: "/rules" })).at).toBe("/rules");
    const named = { name: "Has A Name", email: "named@names.example" };
    expect((await signIn(openAppBrowser(worker), named, { to: "/rules" })).at).toBe("/rules");
  });

  test("loses nothing that was typed: it says so, and the text is in its form afterwards", async () => {
    const browser = openAppBrowser(worker);
    const text = "Typed before logging in";
    await browser.follow("/posts/new", { form: { body: text, key: crypto.randomUUID() } });
    const welcome = await signIn(browser, nameless(), { to: "/posts/new" });
    expect(welcome.html).toContain("What you typed before logging in is kept.");
    const { at, html } = await browser.follow("/welcome", { form: { name: "Typed Much", to: "/posts/new" } });
    expect(at).toBe("/posts/new");
    expect(textareaValue(stripScripts(html), "body")).toBe(text);
  });

  test("leads nowhere but within the site", async () => {
    const member = await worker.makeMember();
    for (const to of ["//evil.example", "https://evil.example", "/auth/logout"]) {
      const html = await readHtml(
        await worker.fetch(`/welcome?to=${encodeURIComponent(to)}`, { as: member }),
      );
      expect(html).toMatch(/<a [^>]*href="\/"[^>]*>Skip for now</);
      const response = await send(member, "Within", "/welcome", to);
      expect([response.status, response.headers.get("Location")]).toEqual([303, "/"]);
    }
  });
});

test("after a name at fault, the way past the form leads where one was going all the same", async () => {
  const member = await worker.makeMember();
  for (const [path, link] of [
    ["/welcome", "Skip for now"],
    ["/account/name", "Cancel"],
  ] as const) {
    const html = await readHtml(await send(member, "", path, "/rules"));
    expect(html, path).toMatch(new RegExp(`<a [^>]*href="/rules"[^>]*>${link}<`));
  }
});

describe("a name at fault comes back with what was typed and why", () => {
  test.each([
    ["", "Enter a name first."],
    [" \u200b ", "Enter a name first."],
    ["x".repeat(81), "Your name is 1 character too long. The limit is 80."],
    ["Ada\nLovelace", "Put your name on one line."],
    ["ada@plaza.example", "Leave the @ out: a name can't be an email address."],
    ["a\u202eb", "Your name has an invisible character in it that reorders text."],
    ["Меi Lin", "This name could be taken for a moderator's, an admin's or Plaza's. Choose another."],
    ["Member 7", "This name could be taken for a moderator's, an admin's or Plaza's. Choose another."],
  ])("%j", async (name, message) => {
    const member = await worker.makeMember();
    for (const path of ["/account/name", "/welcome"]) {
      const response = await send(member, name, path);
      expect(response.status).toBe(422);
      const html = (await readHtml(response)).replaceAll("&#x27;", "'");
      expect(errorMessageFor(html, findControl(html, "name"))).toContain(message);
      if (!name.includes("\n")) expect(findControl(html, "name")).toContain(`value="${name}"`);
    }
    expect(await nameOf(member)).toBe(member.name);
    expect(await worker.listEntries({ memberId: member.id })).toEqual([]);
  });
});

test("80 characters of any script are a name, and stand as they were typed", async () => {
  const member = await worker.makeMember();
  for (const name of ["字".repeat(80), "أبو يوسف 👩‍🚀"]) {
    expect((await send(member, name)).status).toBe(303);
    expect(await nameOf(member)).toBe(name);
  }
});

test("a saved name leads to one's own page or back, and the fourth of a day has to wait", async () => {
  const member = await worker.makeMember();
  const first = await send(member, "First Name");
  expect([first.status, first.headers.get("Location")]).toEqual([303, `/users/${member.id}`]);
  expect((await send(member, "Second Name", "/account/name", "/rules")).headers.get("Location")).toBe(
    "/rules",
  );
  expect((await send(member, "Third Name")).status).toBe(303);
  const refused = await send(member, "Fourth Name");
  expect(refused.status).toBe(429);
  const wait = Number(refused.headers.get("Retry-After"));
  expect(wait).toBeGreaterThan((day - 600_000) / 1000);
  expect(wait).toBeLessThanOrEqual(day / 1000);
  const html = await readHtml(refused);
  expect(html).toContain("You can change your name three times a day. Try again in 24 hours");
  expect(findControl(html, "name")).toContain('value="Fourth Name"');
  expect(await nameOf(member)).toBe("Third Name");
});

test("who is blocked changes their name all the same", async () => {
  const member = await worker.makeMember();
  await worker.block(member);
  const blocked = await worker.findMemberRow(member.id);
  expect(blocked?.blockEntryId).not.toBeNull();
  expect((await worker.fetch("/account/name", { as: member })).status).toBe(200);
  expect((await send(member, "Still Me")).status).toBe(303);
  expect(await nameOf(member)).toBe("Still Me");
});

test("a name that was reset is refused, and another is taken", async () => {
  const member = await worker.makeMember({ name: "Cheap Pills" });
  const page = `/moderation/users/${member.id}`;
  const reset = await worker.fetch(`${page}/reset-name`, {
    as: moderator,
    form: { reason: "spam", note: "An advert.", name: "Cheap Pills" },
  });
  expect([reset.status, reset.headers.get("Location")]).toEqual([303, page]);
  expect(await nameOf(member)).toBeNull();
  const refused = await send(member, "Cheap  Piӏls");
  expect(refused.status).toBe(422);
  expect(await readHtml(refused)).toContain("A moderator reset this name. Choose a different one.");
  expect((await send(member, "Rosa Lund")).status).toBe(303);
});
