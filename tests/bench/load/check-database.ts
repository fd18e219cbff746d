import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { readCounts, recount } from "../../support/database/state/recount";
import { expectLogGivesState } from "../../support/database/state/replay-log";
import { checkSearchIndex } from "../../support/database/state/search-index";

/** Whether what triggers count is so, the state follows from the log, and the index of search has the visible posts; else why not. */
export async function checkDatabase(d1: D1Database, db: Database): Promise<string[]> {
  return [
    ...(await compareCounts(d1)),
    ...(await problemOf("the state does not follow from the log", () => replayLog(db))),
    ...(await problemOf("the index of search disagrees with the posts", () => checkSearchIndex(d1))),
  ];
}

async function compareCounts(d1: D1Database): Promise<string[]> {
  const [kept, counted] = [await readCounts(d1), await recount(d1)];
  return (["figures", "members", "cases", "caseReasons"] as const).flatMap((what) => {
    const [are, shouldBe] = [new Set(kept[what]), new Set(counted[what])];
    return [
      ...kept[what]
        .filter((line) => !shouldBe.has(line))
        .map((line) => `counted wrongly in ${what}: ${line}`),
      ...counted[what].filter((line) => !are.has(line)).map((line) => `missing in ${what}: ${line}`),
    ];
  });
}

/** From the first entry on; the load gives nobody another role. */
async function replayLog(db: Database): Promise<void> {
  const rows = await db.select({ id: members.id, role: members.role }).from(members);
  await expectLogGivesState(
    db,
    { members: rows.map(({ id }) => id), since: { entry: 0, post: 0, appeal: 0 } },
    rows.map(({ role }) => role),
  );
}

async function problemOf(what: string, check: () => Promise<void>): Promise<string[]> {
  try {
    await check();
    return [];
  } catch (error) {
    return [`${what}: ${error instanceof Error ? error.message : String(error)}`];
  }
}
