import { eq } from "drizzle-orm";
import { displayName } from "~/accounts/names/member-name";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { findEntry } from "~/log/find-entry.server";
import { describeObstacle } from "~/moderation/undo/describe-obstacle.server";
import { timeInWords } from "~/text/times";
import { appealStatesInPastTense } from "./answer-words";

/** Why an appeal cannot be decided any more: who decided it and when, or what prevents undoing the act. */
export async function describeAppeal(db: Database, appealId: number, now: number): Promise<string> {
  const [appeal] = await db
    .select({
      state: appeals.state,
      entryId: appeals.entryId,
      decidedAt: appeals.decidedAt,
      id: members.id,
      name: members.name,
    })
    .from(appeals)
    .leftJoin(members, eq(members.id, appeals.decidedById))
    .where(eq(appeals.id, appealId));
  if (!appeal) return "This appeal isn't here.";
  if (appeal.state !== "open") {
    const who = appeal.id === null ? "Plaza" : displayName({ id: appeal.id, name: appeal.name });
    return `${who} ${appealStatesInPastTense[appeal.state]} ${timeInWords(appeal.decidedAt ?? now, now)}.`;
  }
  const entry = await findEntry(db, appeal.entryId);
  return entry ? describeObstacle(db, entry, now) : "The decision is no longer here.";
}
