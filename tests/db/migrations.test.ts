import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, rmSync } from "node:fs";
import { expect, test } from "vitest";

test("the migrations make the tables that the code declares: drizzle-kit finds nothing to add", () => {
  const out = `.wrangler/migrations-${process.pid}`;
  cpSync("migrations", out, { recursive: true });
  try {
    const options = [
      "--dialect",
      "sqlite",
      "--casing",
      "snake_case",
      "--schema",
      "app/db/tables/*.server.ts",
    ];
    const answer = execFileSync(
      process.execPath,
      ["node_modules/drizzle-kit/bin.cjs", "generate", "--out", out, ...options],
      { encoding: "utf8" },
    );
    expect(answer).toContain("No schema changes");
    expect(readdirSync(out)).toEqual(readdirSync("migrations"));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
