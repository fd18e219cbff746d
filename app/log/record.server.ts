import { type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import type { LogDetailsByKind } from "~/db/log-details";
import { reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import type { LogKind, NoticeKind, RuleKey } from "~/db/vocabulary";
import { kinds } from "./kinds";

type Fields = {
  /** Null for what the clock does. */
  actorId: number | null;
  postId?: number | null | SQL;
  /** Whom it concerns. */
  memberId?: number | null | SQL;
  reason?: RuleKey | null;
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
    insert into ${log} (act, at, kind, moderation, actor_id, post_id, member_id, reason, note, details, reverses_id, part)
    select ${key}, ${now}, ${kind}, ${kinds[kind].moderation}, ${actorId}, ${postId ?? null}, ${memberId ?? null}, ${reason ?? null},
      ${note ?? ""}, ${json}, ${reversesId ?? null}, ${part ?? 0}
    ${from ? sql`from ${from}` : sql``} where ${where}
    returning id, post_id`,
  );
}

/** The entry of this key, while its batch runs. */
export function entryInBatch(key: string) {
  return {
    exists: sql`exists (select 1 from ${log} where ${log.act} = ${key})`,
    entryId: sql<number>`(select ${log.id} from ${log} where ${log.act} = ${key})`,
  };
}

/** Who gets which notice: the member whom an entry concerns, and those who made some open reports. */
export type Notify = { member?: NoticeKind; reporters?: { kind: NoticeKind; of: SQL | undefined } };

type Written = {
  /** Picks the entries from the log. */
  where: SQL;
  /** The entry that answers a report; null where there is none. */
  entryId: SQL;
};

/** To be sent before the reports are answered: they are found by being open. */
export function insertNotices(
  db: Database,
  { member, reporters }: Notify,
  { where, entryId }: Written,
  now: number,
) {
  const recipients = [
    ...(reporters
      ? [
          sql`select distinct ${reports.reporterId} as member_id, ${entryId} as entry_id, ${reporters.kind} as kind
            from ${reports} where ${reporters.of} and ${reports.outcome} is null and ${entryId} is not null`,
        ]
      : []),
    ...(member ? [sql`select member_id, id as entry_id, ${member} as kind from ${log} where ${where}`] : []),
  ];
  return statement(
    db,
    sql`insert into ${notices} (member_id, entry_id, kind, created_at)
      select member_id, entry_id, kind, ${now} from (${sql.join(recipients, sql` union all `)})`,
  );
}
