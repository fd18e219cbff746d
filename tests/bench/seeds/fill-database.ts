import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "~/db/client.server";
import { day } from "~/time/units";
import {
  chooseProlific,
  countMembers,
  insertMembers,
  makeAuthorChoice,
  preparePosts,
  writePost,
} from "./community";
import { createHistory } from "./history";
import { prepareReports } from "./prepare-reports";
import { createRandom } from "./random";
import { createSchedule } from "./schedule";
import { sqliteD1 } from "./sqlite-d1";

/** How long before `now` the community began. */
const age = 400 * day;

/**
 * Fills a migrated database with so many posts, evenly over 400 days up to `now`, and with what comes with them: a member for
 * ten posts, one post in twenty reported, twice on average, and decided; appeals, blocks, notices. The triggers keep figures
 * and counts as they do for the app. The same for the same `posts` and `now`.
 */
export async function fillDatabase(
  file: DatabaseSync,
  { posts, now, onProgress }: { posts: number; now: number; onProgress?: (done: number) => void },
) {
  const random = createRandom(posts);
  const finishSearchIndex = holdBackSearchIndex(file);
  const schedule = createSchedule();
  const members = insertMembers(file, random, { count: countMembers(posts), at: now - age - day });
  const history = createHistory({
    db: openDatabase(sqliteD1(file)),
    insertReport: prepareReports(file, random),
    random,
    schedule,
    members,
  });
  const chooseAuthor = makeAuthorChoice(random, members, posts, history.isBlocked);
  const insertPost = preparePosts(file);
  const fateOf = chooseFates(posts);
  for (let place = 0; place < posts; place++) {
    const createdAt = now - age + Math.floor(((place + 1) * age) / (posts + 1));
    await schedule.runUntil(createdAt);
    const { author, isProlific } = chooseAuthor(place);
    const post = { id: place + 1, author, createdAt };
    insertPost(post.id, author, writePost(random, createdAt));
    const fate = isProlific ? "none" : fateOf(place, random.next());
    if (fate === "deleted") history.remove(post);
    if (fate === "reported" || fate === "decided") history.report(post);
    if (fate === "decided") history.decide(post);
    if (place % 1_000 === 999) onProgress?.(place + 1);
  }
  await schedule.runUntil(now);
  finishSearchIndex();
  const prolific = chooseProlific(members, posts);
  return {
    admin: members[0]!,
    moderator: members.find(({ role }) => role === "moderator")!,
    member: members.at(-1)!,
    prolific: Object.fromEntries([...prolific].map(([count, { id }]) => [count, id])),
  };
}

/** Drops the triggers that write the index of search, which is made a multiple faster from all posts at once, at the end. */
function holdBackSearchIndex(file: DatabaseSync): () => void {
  const triggers = file
    .prepare("select name, sql from sqlite_master where type = 'trigger' and sql like '%`post_search`%'")
    .all();
  for (const { name } of triggers) file.exec(`drop trigger "${String(name)}"`);
  return () => {
    file.exec("insert into post_search (post_search) values ('rebuild')");
    for (const { sql } of triggers) file.exec(String(sql));
  };
}

type Fate = "none" | "deleted" | "reported" | "decided";

/** Of the latest posts every second is reported and waits for a decision: enough for a page of the queue, however few there are. */
function chooseFates(posts: number) {
  const waiting = Math.max(30, posts / 2_000);
  // The first page of the feed has none, so that it is the same at all sizes.
  const [from, to] = [posts - 20 - 2 * waiting, posts - 20];
  return (place: number, chance: number): Fate => {
    if (place >= to) return "none";
    if (place >= from) return place % 2 ? "none" : "reported";
    if (chance < 0.05) return "decided";
    return chance < 0.06 ? "deleted" : "none";
  };
}
