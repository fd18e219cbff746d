import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import { nameValues } from "~/accounts/member-search.server";
import { isMisleadingName } from "~/accounts/names/name-rules.server";
import type { Viewer } from "~/accounts/permissions";
import { hasNoOtherStaffName, listReservedNames } from "~/accounts/names/reserved-names.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { isModeration, log } from "~/db/tables/log.server";
import { type ActResult, type Guard, performAct } from "~/log/perform-act.server";
import { withinLimits } from "~/log/rate-limit.server";
import { fromIndex } from "~/log/select-log.server";
import { looksLike } from "~/text/skeleton.server";
import { day } from "~/time/units";
import { hasNoOtherResetName, listResetNames } from "./reset-names.server";

/** `name`: as it is kept, which `nameField` makes of what was typed. */
export type ChooseName = { name: string; siteName: string };

/**
 * `misleading`: it reads like a moderator's name, an admin's, or the site's. `reset`: it looks like one that a moderator
 * reset. `outdated`: these changed time and again while it was compared with them.
 */
export type NameConflict = "misleading" | "reset" | "outdated";

const limit = { count: 3, ms: day };
const attempts = 3;

/**
 * Gives the member the name that they chose, for good: no sign-in changes it. SQL cannot tell what looks alike, so that the
 * write checks that the names are still those which this one was compared with; else they are compared anew. Saving the
 * name that one has chosen changes nothing and is no further change.
 */
export async function chooseName(
  db: Database,
  actor: Viewer,
  { name, siteName }: ChooseName,
  now: number,
): Promise<ActResult<NameConflict>> {
  for (let attempt = 1; ; attempt++) {
    const [{ reserved, compared }, resets] = await Promise.all([
      listReservedNames(db, sql`${actor.id}`, siteName),
      listResetNames(db, actor.id),
    ]);
    if (isMisleadingName(name, reserved)) return { outcome: "conflict", why: "misleading" };
    if (resets.some((reset) => looksLike(name, reset))) return { outcome: "conflict", why: "reset" };
    const result = await saveName(db, actor, name, { staff: compared, resets }, now);
    const isOutdated = result.outcome === "conflict" && result.why === "outdated";
    if (!isOutdated || attempt === attempts) return result;
  }
}

type Compared = { staff: string[]; resets: string[] };

function saveName(db: Database, actor: Viewer, name: string, compared: Compared, now: number) {
  const isOwnEntry = and(eq(log.actorId, actor.id), eq(log.kind, "name.changed"), isModeration);
  const from = fromIndex("log_by_actor_and_kind");
  const hasChosen = and(eq(members.id, actor.id), eq(members.name, name), members.nameChosen);
  return performAct<NameConflict>(
    db,
    actor,
    {
      permission: null,
      entry: { kind: "name.changed", actorId: actor.id, memberId: actor.id },
      guards: [
        ...makeGuards(actor, name, compared),
        withinLimits({ from, where: isOwnEntry, at: log.at }, [limit], now),
      ],
      doneBefore: sql`select max(${log.id}) from ${from} where ${isOwnEntry}
        and exists (select 1 from ${members} where ${hasChosen})`,
      changes: ({ exists }) => [
        db
          .update(members)
          .set({ ...nameValues(name), nameChosen: true, nameResetEntryId: null })
          .where(and(eq(members.id, actor.id), exists)),
      ],
    },
    now,
  );
}

function makeGuards(actor: Viewer, name: string, { staff, resets }: Compared): Guard<NameConflict>[] {
  const hasAccount = and(eq(members.id, actor.id), isNull(members.erasedAt));
  const isOther = or(isNull(members.name), ne(members.name, name), sql`not ${members.nameChosen}`);
  const [holdsAccount, holdsOther] = [hasAccount, and(hasAccount, isOther)].map(
    (condition) => sql`exists (select 1 from ${members} where ${condition})`,
  );
  const isCompared = sql`${hasNoOtherStaffName(sql`${actor.id}`, staff)}
    and ${hasNoOtherResetName(actor.id, resets)}`;
  return [
    { holds: holdsAccount, otherwise: { outcome: "forbidden" } },
    { holds: isCompared, otherwise: { outcome: "conflict", why: "outdated" } },
    { holds: holdsOther, otherwise: { outcome: "conflict" } },
  ];
}
