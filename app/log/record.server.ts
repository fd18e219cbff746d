import { type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import type { LogDetailsByKind } from "~/db/log-details";
import { reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import type { ActReason, LogKind, NoticeKind } from "~/db/vocabulary";

type Fields = {
  /** Null for what the clock does. */
  actorId: number | null;
  postId?: number | null | SQL;
  /** Whom it concerns. */
  memberId?: number | null | SQL;
  reason?: ActReason | null;
  note?: string;
  reversesId?: number;
  /** 0, or the place within a bulk. */
  part?: SQL;
};

/** An entry to be written: values, or expressions that are read in the write. */
export type Entry = {
  [K in LogKind]: { kind: K } & Fields &
    (LogDetailsByKind[K] extends Record<string, never>
      ? { details?: undefined }
      : { details: LogDetailsByKind[K] | SQL });
}[LogKind];

type Where = {
  /** Unique in the whole log: the same key is never written twice. */
  key: SQL;
  /** One entry for each of these rows. */
  from?: SQL;
  where: SQL;
  now: number;
};

/** The one statement that writes to the log. It gives the id and the post of each entry. */
export function insertEntries(db: Database, entry: Entry, { key, from, where, now }: Where) {
  const { kind, actorId, postId, memberId, reason, note, details, reversesId, part } = entry;
  const json = details && "getSQL" in details ? details : sql`${JSON.stringify(details ?? {})}`;
  return statement<{ id: number; post_id: number | null }>(
    db,
    sql`
    insert into ${log} (act, at, kind, actor_id, post_id, member_id, reason, note, details, reverses_id, part)
    select ${key}, ${now}, ${kind}, ${actorId}, ${postId ?? null}, ${memberId ?? null}, ${reason ?? null},
      ${note ?? ""}, ${json}, ${reversesId ?? null}, ${part ?? 0}
    ${from ? sql`from ${from}` : sql``} where ${where}
    returning id, post_id`,
  );
}

/** The entry of this key, while its batch runs. */
export function recordOf(key: string) {
  return {
    exists: sql`exists (select 1 from ${log} where ${log.act} = ${key})`,
    entryId: sql<number>`(select ${log.id} from ${log} where ${log.act} = ${key})`,
  };
}

/** Who is told, and what: the member whom the entry concerns, and those whose reports it decided. */
export type Notify = { member?: NoticeKind; reporters?: NoticeKind };

/** `written` picks the entries from the log. */
export function notifyOf(db: Database, { member, reporters }: Notify, written: SQL, now: number) {
  const told = [
    ...(reporters
      ? [
          sql`select distinct ${reports.reporterId} as member_id, ${reports.decidedEntryId} as entry_id, ${reporters} as kind
            from ${reports} where ${reports.decidedEntryId} in (select id from ${log} where ${written})`,
        ]
      : []),
    ...(member
      ? [sql`select member_id, id as entry_id, ${member} as kind from ${log} where ${written}`]
      : []),
  ];
  return statement(
    db,
    sql`insert into ${notices} (member_id, entry_id, kind, created_at)
      select member_id, entry_id, kind, ${now} from (${sql.join(told, sql` union all `)})`,
  );
}
