import { describe, expect, test } from "vitest";
import {
  draftCookie,
  expireCookie,
  flashCookie,
  readCookie,
  returnCookie,
  sessionCookie,
} from "~/http/cookies.server";
import { bindings } from "../support/app/app-worker";

const rotated = { SESSION_SECRET: `a newer secret of 32 characters or more,${bindings.SESSION_SECRET}` };

const cookies = { session: sessionCookie, flash: flashCookie, return: returnCookie, draft: draftCookie };
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
