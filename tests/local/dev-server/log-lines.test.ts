import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { describeLine, showLines } from "../../../local/dev-server/log-lines";

const refusal = {
  event: "refused",
  requestId: "an-id",
  act: "POST /posts/new",
  rule: "cross-site",
  status: 403,
  member: null,
};

test("a line of the logger is shown in words, without what is unknown", () => {
  expect(describeLine(JSON.stringify(refusal))).toBe(
    "[plaza] refused · act POST /posts/new · rule cross-site · status 403 · request an-id",
  );
  expect(describeLine(JSON.stringify({ ...refusal, member: 12 }))).toContain(" · member 12 · ");
});

test("an error is shown with where it happened, without wrangler's label", () => {
  const error = {
    event: "error",
    requestId: "an-id",
    name: "Error",
    message: "boom",
    stack: ["  at a", "  at b"],
  };
  expect(describeLine(`\u001B[31m✘ [ERROR] \u001B[1m${JSON.stringify(error)}\u001B[0m`)).toBe(
    "[plaza] error · name Error · message boom · request an-id\n  at a\n  at b",
  );
});

test.each([
  "[wrangler:info] GET / 200 OK (5ms)",
  "",
  '{"event":broken}',
  '{"other":1}',
  "\u001B[1mbold\u001B[0m",
])("any other line (%j) is shown as it is", (line) => {
  expect(describeLine(line)).toBe(line);
});

test("lines are shown whole, however their parts arrive", async () => {
  const [input, shown] = [new PassThrough(), [] as string[]];
  showLines(input, (line) => shown.push(line));
  for (const part of [
    "one\n",
    JSON.stringify(refusal).slice(0, 9),
    `${JSON.stringify(refusal).slice(9)}\ntwo`,
  ])
    input.write(part);
  input.end();
  await expect.poll(() => shown).toEqual(["one", expect.stringContaining("[plaza] refused"), "two"]);
});
