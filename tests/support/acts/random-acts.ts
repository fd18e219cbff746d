import { and, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { appeals } from "~/db/tables/appeals.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { createPost } from "~/feed/create-post.server";
import { overturnAppeal, upholdAppeal } from "~/moderation/appeals/decide-appeal.server";
import { blockMember } from "~/moderation/blocks/block-member.server";
import { unblockMember } from "~/moderation/blocks/unblock-member.server";
import { dismissCase } from "~/moderation/cases/decisions/dismiss-case.server";
import { hidePost } from "~/moderation/cases/decisions/hide-post.server";
import { unhidePost } from "~/moderation/cases/decisions/unhide-post.server";
import { warnAuthor } from "~/moderation/cases/decisions/warn-author.server";
import { assignRole } from "~/moderation/members/assign-role.server";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { deletePost, reportPost, sendAppeal, withdrawReport } from "./acts";
import { reportKeys } from "../database/seeded-rules";

type Members = { members: Viewer[]; moderators: Viewer[]; admins: Viewer[] };

/** Acts of every kind by these members, the same for the same seed, each up to `pause` ms after the previous one; many are refused. Gives the time of the last. */
export async function performRandomActs(
  db: Database,
  { members, moderators, admins }: Members,
  { seed, steps, from, pause }: { seed: number; steps: number; from: number; pause: number },
): Promise<number> {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const choose = <T>(from: readonly T[]): T | undefined => from[random(from.length)];
  const chooseMember = (from: Viewer[]) => choose(from) ?? fail();
  let now = from;

  const grounds = () => ({ reason: choose(reportKeys) ?? fail(), note: "words" });
  const decide = async (act: typeof hidePost, about?: SQL) => {
    const rows = await db
      .select({ id: posts.id, version: cases.version })
      .from(posts)
      .leftJoin(cases, eq(cases.postId, posts.id))
      .where(about)
      .orderBy(posts.id);
    const row = choose(rows);
    const actor = chooseMember([...moderators, ...admins]);
    if (row) await act(db, actor, { postId: row.id, version: row.version ?? 0, ...grounds() }, now);
  };
  const report = async () => {
    const isVisible = and(isNull(posts.deletedAt), isNull(posts.hiddenEntryId), isNull(posts.blockEntryId));
    const row = choose(await db.select({ id: posts.id }).from(posts).where(isVisible).orderBy(posts.id));
    if (!row) return;
    const reported = { postId: row.id, reason: choose(reportKeys) ?? fail(), note: "words" };
    await reportPost(db, chooseMember(members), reported, now);
  };
  const undo = async () => {
    const [entry] = (await db.select({ id: log.id }).from(log).orderBy(log.id)).slice(-1 - random(12));
    if (entry) await undoAct(db, chooseMember([...moderators, ...admins]), { entryId: entry.id }, now);
  };
  const acts: (() => Promise<unknown>)[] = [
    () => createPost(db, chooseMember(members), { body: "A post", key: `key-${now}` }, now),
    report,
    report,
    report,
    () => decide(hidePost),
    () => decide(hidePost),
    () => decide(warnAuthor),
    () => decide(dismissCase, eq(cases.state, "open")),
    () => decide(dismissCase, eq(cases.state, "open")),
    () => decide(unhidePost, isNotNull(posts.hiddenEntryId)),
    async () => {
      const post = choose(await db.select().from(posts).orderBy(posts.id));
      const author = members.find(({ id }) => id === post?.authorId);
      if (post && author && random(3) === 0) await deletePost(db, author, { postId: post.id }, now);
    },
    async () => {
      const open = choose(await db.select().from(reports).orderBy(reports.id));
      const reporter = members.find(({ id }) => id === open?.reporterId);
      if (open && reporter) await withdrawReport(db, reporter, { postId: open.postId }, now);
    },
    () =>
      blockMember(
        db,
        chooseMember(moderators),
        { memberId: chooseMember(members).id, duration: "1d", ...grounds() },
        now,
      ),
    () =>
      unblockMember(db, chooseMember(moderators), { memberId: chooseMember(members).id, ...grounds() }, now),
    () =>
      assignRole(
        db,
        chooseMember(admins),
        {
          memberId: chooseMember(moderators).id,
          role: choose(["member", "moderator"] as const) ?? fail(),
          ...grounds(),
        },
        now,
      ),
    undo,
    undo,
    async () => {
      const entry = choose(
        await db
          .select()
          .from(log)
          .where(eq(log.kind, choose(["post.hidden", "post.warned", "user.blocked"] as const) ?? fail()))
          .orderBy(log.id),
      );
      const member = members.find(({ id }) => id === entry?.memberId);
      if (entry && member) await sendAppeal(db, member, { entryId: entry.id, body: "words" }, now);
    },
    async () => {
      const appeal = choose(
        await db.select().from(appeals).where(eq(appeals.state, "open")).orderBy(appeals.id),
      );
      const act = random(3) === 0 ? upholdAppeal : overturnAppeal;
      if (appeal) await act(db, chooseMember(admins), { appealId: appeal.id, note: "words" }, now);
    },
  ];
  for (let step = 0; step < steps; step++) {
    now += 1 + random(pause);
    await choose(acts)?.();
  }
  return now;
}

function fail(): never {
  throw new Error("there is nothing to choose from");
}
