import { expect, test } from "vitest";
import { hour } from "~/time/units";
import { performRandomActs } from "../../support/acts/random-acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
import { listMigrations, migrate } from "../../support/database/migrate";
import { readCounts, recount } from "../../support/database/state/recount";

const migrations = listMigrations();
const by = migrations.findIndex((name) => name.endsWith("figures_by_period.sql"));

test("what was done before there were figures by period is in them, as what is done after it", async () => {
  const { db, d1 } = await startDatabase(migrations.slice(0, by));
  const { makeMember, makePost, makeReport } = makersFor(db);
  const start = Date.UTC(2026, 8, 20, 5);
  const make = (role: "member" | "moderator" | "admin") => makeMember({ role, at: start });
  const members = {
    members: [await make("member"), await make("member"), await make("member"), await make("member")],
    moderators: [await make("moderator"), await make("moderator")],
    admins: [await make("admin"), await make("admin")],
  };
  const act = (seed: number, from: number) =>
    performRandomActs(db, members, { seed, steps: 100, from, pause: 5 * hour });
  const migratedAt = await act(7, start);
  await makeReport(await makePost({ at: start }), { at: migratedAt });

  await migrate(d1, migrations.slice(by));
  const counted = await readCounts(d1);
  expect(counted).toEqual(await recount(d1));
  expect(counted.figures.filter((line) => line.startsWith("day|waited ")).length).toBeGreaterThan(5);
  expect(counted.figures.join()).toContain("hour|case.open|");

  await act(8, migratedAt);
  expect(await readCounts(d1)).toEqual(await recount(d1));
});
