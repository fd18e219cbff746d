import { and, count, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "../db/client.server";
import { isModeration, log, members, posts, sessions } from "../db/schema.server";
import { postColumns, toPostView } from "../feed/post-row.server";
import type { PostView } from "../feed/post-view";
import type { LogView } from "./case-view";
import { type Person, selectPerson, toPerson } from "./find-person.server";
import { selectLog, toLogView } from "./list-log.server";

const listLength = 20;

/** What moderators see of a member, and what a block would do: posts out of sight (counted up to 1,000), sessions ended. */
export type PersonPage = {
  person: Person;
  posts: PostView[];
  entries: LogView[];
  hidden: number;
  kept: number;
  sessions: number;
};

const countedUpTo = 1_000;

export async function findPersonPage(db: Database, id: number): Promise<PersonPage | null> {
  const kept = and(eq(posts.authorId, id), isNull(posts.deletedAt));
  const upTo = (condition: ReturnType<typeof and>) =>
    db.select({ id: posts.id }).from(posts).where(condition).limit(countedUpTo).as("counted");
  const [[person], latest, entries, [keptCount], [hiddenCount], [sessionCount]] = await db.batch([
    selectPerson(db, id),
    db
      .select(postColumns)
      .from(posts)
      .innerJoin(members, eq(members.id, posts.authorId))
      .where(kept)
      .orderBy(desc(posts.id))
      .limit(listLength),
    selectLog(db, and(eq(log.memberId, id), isModeration(log.kind)), listLength),
    db.select({ count: count() }).from(upTo(kept)),
    db.select({ count: count() }).from(upTo(and(kept, isNotNull(posts.hiddenEntryId)))),
    db.select({ count: count() }).from(sessions).where(eq(sessions.memberId, id)),
  ]);
  if (!person) return null;
  return {
    person: toPerson(person),
    posts: latest.map((row) => toPostView(row)),
    entries: entries.map(toLogView),
    kept: keptCount?.count ?? 0,
    hidden: hiddenCount?.count ?? 0,
    sessions: sessionCount?.count ?? 0,
  };
}
