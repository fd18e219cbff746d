import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { members } from "~/db/tables/accounts.server";
import { readFeed } from "~/feed/syndication/read-feed.server";
import { confidentialKinds } from "~/log/kinds";
import { day, hour } from "~/time/units";
import { hidePost } from "../../support/acts/acts";
import { everyAct } from "../../support/acts/every-act";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const makers = makersFor(db);
const acts = everyAct(db, makers);

const readAll = async () => {
  const { changedAt, entries } = await readFeed(db, null);
  return { changedAt, entries: JSON.stringify(entries) };
};

test.each(Object.keys(acts))("if this changes the feed, it moves its time: %s", async (name) => {
  const { kind, prepare } = acts[name]!;
  const { actor, act } = await prepare();
  const before = await readAll();
  await act(db, actor, Date.now());
  const after = await readAll();
  if (after.entries !== before.entries) expect(after.changedAt).toBeGreaterThan(before.changedAt);
  // That of what somebody must not learn of tells nobody anything.
  if (confidentialKinds.some((each) => each === kind)) expect(after.changedAt).toBe(before.changedAt);
});

test("a name that changes moves it, and seeing a member again does not", async () => {
  const post = await makers.makePost();
  const { changedAt } = await readAll();
  const rename = (name: string) => db.update(members).set({ name }).where(eq(members.id, post.author.id));
  await rename("Renamed");
  const renamed = await readAll();
  expect(renamed.changedAt).toBeGreaterThan(changedAt);
  expect(renamed.entries).toContain("Renamed");
  await rename("Renamed");
  expect((await readAll()).changedAt).toBe(renamed.changedAt);
});

test("each change has a full second of its own, also where several fall into one", async () => {
  const now = Math.floor(Date.now() / day) * day + 30 * day;
  const moderator = await makers.makeMember({ role: "moderator" });
  const times: number[] = [];
  for (let count = 0; count < 3; count++) {
    const { id: postId } = await makers.makePost();
    await hidePost(db, moderator, { postId, version: 0, reason: "spam", note: "" }, now + hour + count);
    times.push((await readAll()).changedAt);
  }
  // Each post that was made before it was hidden has one too.
  expect(times).toEqual([now + hour, now + hour + 2_000, now + hour + 4_000]);
});
