import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { identities, members } from "~/db/tables/accounts.server";
import { looksLike } from "~/text/skeleton.server";
import type { ReservedNames } from "./name-rules.server";

/**
 * The names that the member of this identity may not take. Two moderators may share a name by birth: each keeps the one
 * they have.
 */
export async function listReservedNames(
  db: Database,
  { issuer, subject }: { issuer: string; subject: string },
  siteName: string,
): Promise<ReservedNames> {
  const isIdentity = and(eq(identities.issuer, issuer), eq(identities.subject, subject));
  const staff = await db
    .select({
      name: members.name,
      isOwn: sql<number>`${members.id} is (select ${identities.memberId} from ${identities} where ${isIdentity})`,
    })
    .from(members)
    .where(and(inArray(members.role, ["moderator", "admin"]), isNotNull(members.name)));
  const own = staff.find(({ isOwn }) => isOwn === 1)?.name;
  const names = staff.flatMap(({ name, isOwn }) => (name === null || isOwn === 1 ? [] : [name]));
  return { siteName, staffNames: own ? names.filter((name) => !looksLike(name, own)) : names };
}
