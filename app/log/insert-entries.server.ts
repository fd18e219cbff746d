import { type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import type { LogDetailsByKind } from "~/db/log-details";
import { log } from "~/db/tables/log.server";
import type { LogKind, RuleKey } from "~/db/vocabulary";
import { kinds, type ReasonedKind } from "./kinds";

type Fields = {
  /** Null for the scheduled job. */
  actorId: number | null;
  postId?: number | null | SQL;
  /** Whom it concerns. */
  memberId?: number | null | SQL;
  note?: string | SQL;
  reversesId?: number;
  /** The position within a bulk action; 0 for the first, and for a single act. */
  part?: SQL;
};

/** An entry to be inserted: values, or SQL that is evaluated in the insert. */
export type Entry = {
  [K in LogKind]: { kind: K } & Fields &
    (K extends ReasonedKind ? { reason: RuleKey | SQL } : { reason?: undefined }) &
    (LogDetailsByKind[K] extends Record<string, never>
      ? { details?: undefined }
      : { details: LogDetailsByKind[K] | SQL });
}[LogKind];

type Insert = {
  /** Unique in the log: a second entry with the same key is refused. */
  key: SQL;
  /** One entry is inserted for each of these rows; a single one without. */
  from?: SQL;
  where: SQL;
  now: number;
};

/** The only statement that inserts into the log. Returns id and post of each entry inserted. */
export function insertEntries(db: Database, entry: Entry, { key, from, where, now }: Insert) {
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

/** The entry of an act, as SQL for the other statements of its batch. */
export type EntryInBatch = {
  /** Whether it was inserted: every change depends on it. */
  exists: SQL;
  /** Its id; null where it was not inserted, but there `exists` keeps every change from using it. */
  entryId: SQL<number>;
};

export function entryInBatch(key: string): EntryInBatch {
  return {
    exists: sql`exists (select 1 from ${log} where ${log.act} = ${key})`,
    entryId: sql<number>`(select ${log.id} from ${log} where ${log.act} = ${key})`,
  };
}
