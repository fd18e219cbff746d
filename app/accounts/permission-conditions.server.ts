import { and, eq, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { members } from "~/db/tables/accounts.server";
import { roles } from "~/db/vocabulary";
import { outranks, type Permission, rolesWith, type Viewer } from "./permissions";

/** SQL for inside a write: the actor still has the permission, whatever was true when the request began. */
export function actorHasPermission(actor: Viewer, permission: Permission, now: number): SQL {
  return sql`exists (select 1 from ${members} where ${and(eq(members.id, actor.id), hasPermission(permission, now))})`;
}

/** SQL about a row of `members`: its role has the permission, and it is neither blocked nor erased. */
export function hasPermission(permission: Permission, now: number): SQL | undefined {
  return and(
    inArray(members.role, [...rolesWith(permission)]),
    or(isNull(members.blockedUntil), lte(members.blockedUntil, now)),
    isNull(members.erasedAt),
  );
}

/** SQL for inside a write: the member is not the actor, and has a strictly lower role than the actor now has. */
export function actorOutranks(actor: Viewer, memberId: number): SQL {
  const pairs = roles.flatMap((higher) =>
    roles
      .filter((lower) => outranks(higher, lower))
      .map((lower) => and(sql`actor.role = ${higher}`, sql`other.role = ${lower}`)),
  );
  return sql`exists (select 1 from ${members} as actor, ${members} as other
    where actor.id = ${actor.id} and other.id = ${memberId} and actor.id <> other.id and ${or(...pairs)})`;
}
