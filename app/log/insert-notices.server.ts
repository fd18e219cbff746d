import { type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import type { NoticeKind } from "~/db/vocabulary";

/** Who gets which notice. */
export type Notify = {
  /** To the member whom the entry concerns. */
  member?: NoticeKind;
  /** To whom made the reports that match `of`, about each of their posts. */
  reporters?: { kind: NoticeKind; of: SQL | undefined };
};

type Source = {
  /** Which entries of the log to notify about. */
  where: SQL;
  /** The id of the entry that decides or reopens a report; null where none does. */
  entryId: SQL;
};

/**
 * Not to those who have deleted their account. Comes before the statement that decides or reopens the reports, because it
 * looks for them as they were.
 */
export function insertNotices(
  db: Database,
  { member, reporters }: Notify,
  { where, entryId }: Source,
  now: number,
) {
  // The member first: the id of their notice must not tell how many reporters were notified.
  const recipients = [
    ...(member
      ? [
          sql`select member_id, id as entry_id, ${member} as kind, post_id, null as report_id from ${log} where ${where}`,
        ]
      : []),
    ...(reporters
      ? [
          sql`select ${reports.reporterId} as member_id, ${entryId} as entry_id, ${reporters.kind} as kind,
            ${reports.postId} as post_id, ${reports.id} as report_id
            from ${reports} where ${reporters.of} and ${entryId} is not null`,
        ]
      : []),
  ];
  return statement(
    db,
    sql`insert into ${notices} (member_id, entry_id, kind, post_id, report_id, created_at)
      select member_id, entry_id, kind, post_id, report_id, ${now} from (${sql.join(recipients, sql` union all `)})
      where exists (select 1 from ${members} where ${members.id} = member_id and ${members.erasedAt} is null)`,
  );
}
