import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { displayName } from "~/accounts/names/member-name";
import { nameColumnsOrNull, toNamed } from "~/accounts/names/name-columns.server";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { findEntry } from "~/log/find-entry.server";
import { describeObstacle } from "~/moderation/undo/describe-obstacle.server";
import { timeInWords } from "~/text/times";
import { appealStatesInPastTense } from "./answer-words";

const deciders = alias(members, "deciders");

/** Why an appeal cannot be decided any more: who decided it and when, or what prevents undoing the act. */
export async function describeAppeal(db: Database, appealId: number, now: number): Promise<string> {
  const [appeal] = await db
    .select({
      ...aliasedColumns({ state: appeals.state, entryId: appeals.entryId, decidedAt: appeals.decidedAt }),
      ...nameColumnsOrNull(deciders, "decider"),
      ...aliasedColumnsOrNull({ decidedBy: log.kind }),
    })
    .from(appeals)
    .leftJoin(deciders, eq(deciders.id, appeals.decidedById))
    .leftJoin(log, eq(log.id, appeals.decidedEntryId))
    .where(eq(appeals.id, appealId));
  if (!appeal) return "This appeal isn't here.";
  if (appeal.state !== "open") {
    const when = timeInWords(appeal.decidedAt ?? now, now);
    if (appeal.decidedBy === "account.deleted") return `The member deleted their account ${when}.`;
    const decider = toNamed(appeal, "decider");
    return `${decider ? displayName(decider) : "Plaza"} ${appealStatesInPastTense[appeal.state]} ${when}.`;
  }
  const entry = await findEntry(db, appeal.entryId);
  return entry ? describeObstacle(db, entry, now) : "The decision is no longer here.";
}
