import { and, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { emailValues, nameValues } from "../member-search.server";
import { parseName } from "../names/name-rules.server";
import { listReservedNames } from "../names/reserved-names.server";

/** What Auth0 says of a person, at a sign-in or when it is asked again. */
type Claims = Record<string, unknown>;

/** The columns of `identities` for these claims, with name and email address cut to a sensible length. */
export function toProfileColumns(claims: Claims) {
  return {
    name: typeof claims.name === "string" ? claims.name.slice(0, 200) : null,
    ...emailValues(typeof claims.email === "string" ? claims.email.toLowerCase().slice(0, 320) : null),
    emailVerified: claims.email_verified === true,
    claims,
  };
}

export type NameColumns = ReturnType<typeof nameValues>;

/** The columns of `members` for the name in these claims; without a name where it breaks the rules or misleads. */
export async function findNameColumns(
  db: Database,
  memberId: SQL,
  { name }: Claims,
  siteName: string,
): Promise<NameColumns> {
  const { reserved } = await listReservedNames(db, memberId, siteName);
  return nameValues(parseName(name, reserved));
}

/** For a batch: the member is called as Auth0 calls them, unless they chose a name or a moderator reset it. */
export function takeName(db: Database, isMember: SQL | undefined, named: NameColumns) {
  const isLeftAlone = or(members.nameChosen, isNotNull(members.nameResetEntryId));
  return db
    .update(members)
    .set(named)
    .where(and(isMember, sql`not (${isLeftAlone})`));
}
