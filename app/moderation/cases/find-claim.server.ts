import { and, eq, gt } from "drizzle-orm";
import type { Named } from "~/accounts/member-name";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { claimHolds } from "./claim-case.server";

/** Who is on a case, and since when they last said so (ms); null for nobody, or where the time has run out. */
export async function findClaim(
  db: Database,
  postId: number,
  now: number,
): Promise<{ by: Named; since: number } | null> {
  const [row] = await db
    .select({ id: members.id, name: members.name, until: cases.claimedUntil })
    .from(cases)
    .innerJoin(members, eq(members.id, cases.claimedById))
    .where(and(eq(cases.postId, postId), gt(cases.claimedUntil, now)));
  if (!row || row.until === null) return null;
  return { by: { id: row.id, name: row.name }, since: row.until - claimHolds };
}
