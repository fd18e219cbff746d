import { and, ne, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { hasPermission } from "~/accounts/permission-conditions.server";
import { outranks, type Viewer } from "~/accounts/permissions";
import { members } from "~/db/tables/accounts.server";
import { roles } from "~/db/vocabulary";
import { appealableKinds, kinds } from "~/log/kinds";

/**
 * SQL: somebody else than the actor and the appellant could decide an appeal against an act of this kind. The list of
 * appeals and the write that decides one ask the same. `memberId`: whom the act concerned, not a column of `members`.
 */
export function hasColleague(
  actor: Viewer,
  { kind, memberId }: { kind: SQLWrapper; memberId: SQLWrapper },
  now: number,
): SQL {
  const appellantRole = sql`(select appellant.role from ${members} as appellant where appellant.id = ${memberId})`;
  const outranksAppellant = or(
    ...roles.flatMap((higher) =>
      roles
        .filter((lower) => outranks(higher, lower))
        .map((lower) => sql`(${members.role} = ${higher} and ${appellantRole} = ${lower})`),
    ),
  );
  const mayUndo = appealableKinds.map((appealable) => {
    const { permission, ranked } = kinds[appealable].undo;
    return and(
      sql`${kind} = ${appealable}`,
      hasPermission(permission, now),
      ranked ? outranksAppellant : undefined,
    );
  });
  const isColleague = and(
    hasPermission("appeal:decide", now),
    ne(members.id, actor.id),
    sql`${members.id} <> ${memberId}`,
    or(...mayUndo),
  );
  return sql`exists (select 1 from ${members} indexed by members_by_role where ${isColleague})`;
}
