import { and, eq, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { members } from "~/db/tables/accounts.server";
import { roles } from "~/db/vocabulary";
import { outranks, type Permission, rolesWith, type Viewer } from "./permissions";

/** In the write itself: the actor still holds a role with this permission and is not blocked. */
export function actorHasPermission(actor: Viewer, permission: Permission, now: number): SQL {
  return sql`exists (select 1 from ${members} where ${and(eq(members.id, actor.id), hasPermission(permission, now))})`;
}

/** A member who holds a role with this permission, and is neither blocked nor erased. */
export function hasPermission(permission: Permission, now: number): SQL | undefined {
  return and(
    inArray(members.role, [...rolesWith(permission)]),
    or(isNull(members.blockedUntil), lte(members.blockedUntil, now)),
    isNull(members.erasedAt),
  );
}

/** In the write itself: the member is another person, of strictly lower rank than the actor has now. */
export function actorOutranks(actor: Viewer, memberId: number): SQL {
  const pairs = roles.flatMap((higher) =>
    roles
      .filter((lower) => outranks(higher, lower))
      .map((lower) => and(sql`actor.role = ${higher}`, sql`person.role = ${lower}`)),
  );
  return sql`exists (select 1 from ${members} as actor, ${members} as person
    where actor.id = ${actor.id} and person.id = ${memberId} and actor.id <> person.id and ${or(...pairs)})`;
}
