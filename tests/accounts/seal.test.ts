import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "~/accounts/seal.server";

const key = Buffer.alloc(32, 7).toString("base64");
const otherKey = Buffer.alloc(32, 8).toString("base64");

test("whatever is sealed opens again with its key and purpose, and with no other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
      const sealed = await seal(key, "draft", text);
      expect(sealed).toMatch(/^[\w-]+$/);
      expect(await unseal(key, "draft", sealed)).toBe(text);
      expect(await unseal(otherKey, "draft", sealed)).toBeNull();
      expect(await unseal(key, "access-token", sealed)).toBeNull();
    }),
    { numRuns: 100 },
  );
});

test("a sealed text altered anywhere, cut or made up does not open", async () => {
  const sealed = await seal(key, "access-token", "a token");
  for (let at = 0; at < sealed.length - 1; at++) {
    const altered = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
    expect(await unseal(key, "access-token", altered), `at ${at}`).toBeNull();
  }
  for (const made of ["", "x", sealed.slice(0, -4), sealed.slice(4), `${sealed}AAAA`, "💩", "===="])
    expect(await unseal(key, "access-token", made), made).toBeNull();
});

test("the same text is sealed differently each time, and does not show", async () => {
  const sealed = await Promise.all(Array.from({ length: 20 }, () => seal(key, "draft", "the same words")));
  expect(new Set(sealed).size).toBe(20);
  for (const one of sealed) expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("same");
});
