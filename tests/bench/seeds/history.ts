import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { eq } from "drizzle-orm";
import { deletePost } from "~/feed/delete-post.server";
import { overturnAppeal, upholdAppeal } from "~/moderation/appeals/decide-appeal.server";
import { sendAppeal } from "~/moderation/appeals/send-appeal.server";
import { blockMember } from "~/moderation/blocks/block-member.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { dismissCase } from "~/moderation/cases/decisions/dismiss-case.server";
import { hidePost } from "~/moderation/cases/decisions/hide-post.server";
import { warnAuthor } from "~/moderation/cases/decisions/warn-author.server";
import { addNote } from "~/moderation/members/add-note.server";
import { reportPost } from "~/moderation/reports/report-post.server";
import { withdrawReport } from "~/moderation/reports/withdraw-report.server";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { appeals } from "~/db/tables/appeals.server";
import { day, hour, minute, second } from "~/time/units";
import { reportKeys } from "../../support/database/seeded-rules";
import type { prepareReports } from "./prepare-reports";
import type { Random } from "./random";
import type { createSchedule } from "./schedule";

type Context = {
  db: Database;
  insertReport: ReturnType<typeof prepareReports>;
  random: Random;
  schedule: ReturnType<typeof createSchedule>;
  members: Viewer[];
};
type Post = { id: number; author: Viewer; createdAt: number };

/**
 * What members and moderators do about posts, by the app's own acts at the times at which they would do it. Some are refused,
 * as in life: somebody reports a post that is hidden already.
 */
export function createHistory({ db, insertReport, random, schedule, members }: Context) {
  const moderators = members.filter(({ role }) => role !== "member");
  const regular = members.filter(({ role }) => role === "member");
  const grounds = () => ({
    reason: random.pick(reportKeys),
    note: random.chance(0.3) ? "As the rule says." : "",
  });

  const blocked = new Set<Viewer>();

  /** Two on average, within two hours. Where somebody withdraws theirs, all are made by the app's own act. */
  function report(post: Post) {
    const reporters = new Set(
      Array.from({ length: random.pick([1, 1, 1, 2, 2, 3, 4]) }, () => random.pick(regular)),
    );
    reporters.delete(post.author);
    const isWithdrawn = random.chance(0.04);
    for (const reporter of reporters) {
      const note = random.chance(0.4) ? "Please look at this." : "";
      const reason = random.pick(note ? reportKeys : reportKeys.filter((key) => key !== "other"));
      const at = post.createdAt + random.between(second, 2 * hour);
      schedule.add(at, async (now) => {
        if (isWithdrawn) await reportPost(db, reporter, { postId: post.id, reason, note }, now);
        else if (!blocked.has(reporter) && !blocked.has(post.author))
          insertReport({ post, reporter, reason, note, at: now });
      });
      if (isWithdrawn && random.chance(0.5))
        schedule.add(at + 5 * minute, (now) => withdrawReport(db, reporter, { postId: post.id }, now));
    }
  }

  function decide(post: Post) {
    const at = post.createdAt + 2 * hour + random.between(minute, random.pick([2 * hour, 8 * hour, 2 * day]));
    const moderator = random.pick(moderators.filter((each) => each !== post.author));
    const verdict = random.pick(["hide", "hide", "hide", "hide", "warn", "dismiss", "dismiss", "dismiss"]);
    const input = { postId: post.id, version: 0, ...grounds() };
    schedule.add(at, async (now) => {
      if (verdict === "warn") return warnAuthor(db, moderator, input, now);
      if (verdict === "hide") return hide(post, moderator, now);
      const { outcome, ...result } = await dismissCase(db, moderator, input, now);
      if (outcome === "done" && "entryId" in result && random.chance(0.03))
        undoLater(moderator, result.entryId, now);
      return outcome;
    });
  }

  async function hide(post: Post, moderator: Viewer, now: number) {
    const result = await hidePost(db, moderator, { postId: post.id, version: 0, ...grounds() }, now);
    if (result.outcome !== "done") return;
    if (random.chance(0.02)) undoLater(moderator, result.entryId, now);
    else if (random.chance(0.08)) appealLater(post.author, result.entryId, now);
    if (random.chance(0.03)) blockLater(post.author, moderator, now);
  }

  const undoLater = (moderator: Viewer, entryId: number, from: number) =>
    schedule.add(from + 3 * minute, (now) => undoAct(db, moderator, { entryId }, now));

  function appealLater(author: Viewer, entryId: number, from: number) {
    schedule.add(from + random.between(hour, day), async (at) => {
      const sent = await sendAppeal(db, author, { entryId, body: "This was a joke between friends." }, at);
      if (sent.outcome !== "done") return;
      const decideAppeal = random.chance(0.7) ? upholdAppeal : overturnAppeal;
      const moderator = random.pick(moderators);
      schedule.add(at + random.between(hour, day), async (now) => {
        const [row] = await db.select({ id: appeals.id }).from(appeals).where(eq(appeals.entryId, entryId));
        if (row) await decideAppeal(db, moderator, { appealId: row.id, note: "We looked again." }, now);
      });
    });
  }

  function blockLater(author: Viewer, moderator: Viewer, from: number) {
    schedule.add(from + minute, (now) =>
      addNote(db, moderator, { memberId: author.id, note: "More than once." }, now),
    );
    const days = random.pick([1, 7, 30] as const);
    schedule.add(from + 2 * minute, async (now) => {
      blocked.add(author);
      await blockMember(db, moderator, { memberId: author.id, duration: `${days}d`, ...grounds() }, now);
      schedule.add(now + days * day, async (end) => {
        await endExpiredBlocks(db, end);
        blocked.delete(author);
      });
    });
  }

  const remove = (post: Post) =>
    schedule.add(post.createdAt + random.between(minute, day), (now) =>
      deletePost(db, post.author, { postId: post.id }, now),
    );

  return { report, decide, remove, isBlocked: (member: Viewer) => blocked.has(member) };
}
