import { describe, expect, test } from "vitest";
import {
  attemptCookie,
  draftCookie,
  expireCookie,
  expireCookies,
  flashCookie,
  readCookie,
  sessionCookie,
} from "~/http/cookies.server";
import { bindings } from "../../support/app/app-worker";

const rotated = { SESSION_SECRET: `a newer secret of 32 characters or more,${bindings.SESSION_SECRET}` };

type Secrets = Parameters<typeof sessionCookie>[0];
const cookies = {
  session: sessionCookie,
  flash: flashCookie,
  draft: draftCookie,
  "attempt-1.one": (env: Secrets) => attemptCookie(env, "1.one"),
  "attempt-1.other": (env: Secrets) => attemptCookie(env, "1.other"),
};
const names = Object.keys(cookies) as (keyof typeof cookies)[];

/** The value of the cookie with this content, as the browser sends it. */
async function valueOf(name: keyof typeof cookies, content: string) {
  const line = await cookies[name](bindings).serialize(content);
  return line.slice(line.indexOf("=") + 1, line.indexOf(";"));
}

const requestWith = (header: string) =>
  new Request("https://plaza.example/", { headers: { Cookie: header } });

describe("the signature of a cookie", () => {
  test.each(names.flatMap((from) => names.map((to) => [from, to] as const)))(
    "covers its name: the value of %s is read as %s only where they are the same",
    async (from, to) => {
      const value = await valueOf(from, "signed by us");
      const request = requestWith(`__Host-${to}=${value}`);
      for (const secrets of [bindings, rotated])
        expect(await readCookie(cookies[to](secrets), request)).toBe(from === to ? "signed by us" : null);
    },
  );

  test("does not hold for the value without its name", async () => {
    const [content = ""] = (await valueOf("session", "signed by us")).split(".");
    expect(await readCookie(sessionCookie(bindings), requestWith(`__Host-session=${content}`))).toBeNull();
  });
});

test("an expired cookie is empty and keeps its protections", async () => {
  const line = await expireCookie(sessionCookie(bindings));
  for (const attribute of ["__Host-session=", "Max-Age=0", "Path=/", "HttpOnly", "Secure", "SameSite=Lax"])
    expect(line).toContain(attribute);
});

test("all cookies of ours but the drafts' are expired at once, and no other", async () => {
  const header =
    "__Host-session=a; theme=dark; __Host-attempt-1.x=b; __Host-odd:name=c; __Host-draft=d; __Host-flash=";
  const lines = await expireCookies(bindings, requestWith(header));
  expect(lines.map((line) => line.slice(0, line.indexOf("=")))).toEqual([
    "__Host-session",
    "__Host-attempt-1.x",
    "__Host-flash",
  ]);
  for (const line of lines) expect(line).toContain("Max-Age=0");
});
