import { max } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import { startDatabase } from "./support/database/database";
import { makersFor } from "./support/database/makers";
import { readCounts, recount } from "./support/database/state/recount";
import { checkSearchIndex } from "./support/database/state/search-index";
import { expectLogGivesState } from "./support/database/state/replay-log";
import type { Real } from "./support/model/model-state";
import { modelSteps } from "./support/model/model-steps";
import { PlazaModel } from "./support/model/plaza-model";
import { memberRoles } from "./support/model/step";
import { sampleOrAll } from "./support/proofs";

const { db, d1 } = await startDatabase();
const { makeMember } = makersFor(db);
const { steps, prelude } = modelSteps(db);
const year = 365 * day;

async function newestIds(): Promise<Real["since"]> {
  const [[entry], [post], [report], [appeal]] = await db.batch([
    db.select({ id: max(log.id) }).from(log),
    db.select({ id: max(posts.id) }).from(posts),
    db.select({ id: max(reports.id) }).from(reports),
    db.select({ id: max(appeals.id) }).from(appeals),
  ]);
  return { entry: entry?.id ?? 0, post: post?.id ?? 0, report: report?.id ?? 0, appeal: appeal?.id ?? 0 };
}

let runs = 0;
async function begin() {
  const now = Date.UTC(2026, 0, 1) + runs++ * year;
  await endExpiredBlocks(db, now);
  // No moderator of an earlier run may be there to decide an appeal.
  await db.update(members).set({ role: "member" });
  const memberIds: number[] = [];
  for (const role of memberRoles) memberIds.push((await makeMember({ role })).id);
  const since = await newestIds();
  const model = new PlazaModel(
    memberIds.map((id, at) => [id, memberRoles[at] ?? "member"]),
    now,
    since,
  );
  return { model, real: { members: memberIds, since } };
}

test("whatever members do in whatever order, feed, cases, counts and log are as the rules say, and the log gives the state", async () => {
  const commands = fc.commands(steps, { maxCommands: 120, size: "max" });
  const check = async (chosen: Iterable<fc.AsyncCommand<PlazaModel, Real>>) => {
    const { model, real } = await begin();
    for (const step of prelude) await step.run(model, real);
    expect(model.entries).toHaveLength(prelude.length);
    await fc.asyncModelRun(() => ({ model, real }), chosen);
    await expectLogGivesState(db, real, memberRoles);
    await checkSearchIndex(d1);
    const [counted, recounted] = [await readCounts(d1), await recount(d1)];
    expect({ cases: counted.cases, reasons: counted.caseReasons }).toEqual({
      cases: recounted.cases,
      reasons: recounted.caseReasons,
    });
  };
  const numRuns = sampleOrAll({ sample: 5, all: 500 });
  await fc.assert(fc.asyncProperty(commands, check), { numRuns });
});
