import assert from "node:assert/strict";
import { gt, sql } from "drizzle-orm";
import { rolesWith } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { compareCases } from "./compare-cases";
import { CasesOfLog, type Entry } from "./replay-cases";

type Since = { members: number[]; since: { entry: number; post: number; appeal: number } };

/** The state must follow from the log alone: an entry that reverses another one names it. */
export async function expectLogGivesState(
  db: Database,
  { members: memberIds, since }: Since,
  memberRoles: string[],
) {
  const entries = await db.select().from(log).where(gt(log.id, since.entry)).orderBy(log.id);
  const state = replay(entries, new Map(memberIds.map((id, at) => [id, memberRoles[at] ?? "member"])));
  for (const post of await db.select().from(posts).where(gt(posts.id, since.post))) {
    assert.equal(post.hiddenEntryId, state.hidden.get(post.id) ?? null, `hiding of post ${post.id}`);
    assert.equal(post.deletedAt !== null, state.deleted.has(post.id), `deletion of post ${post.id}`);
    const block = state.blocked.get(post.authorId);
    // Posts written after the block are not part of it.
    const covered = block !== undefined && post.id <= (block.lastPostId ?? 0);
    if (post.deletedAt === null)
      assert.equal(post.blockEntryId, covered ? block.id : null, `block of the author of post ${post.id}`);
  }
  const isNamed = sql`${members.id} in (select value from json_each(${JSON.stringify(memberIds)}))`;
  for (const row of await db.select().from(members).where(isNamed))
    assert.deepEqual(
      [row.role, row.blockEntryId, row.blockedUntil, row.reportsIgnoredEntryId],
      [
        state.ranks.get(row.id),
        state.blocked.get(row.id)?.id ?? null,
        state.blocked.get(row.id)?.until ?? null,
        state.ignored.get(row.id) ?? null,
      ],
      `role and block of member ${row.id}`,
    );
  const rows = await db.select().from(appeals).where(gt(appeals.id, since.appeal));
  assert.deepEqual(
    new Map(rows.map((row) => [row.id, row.state])),
    new Map([...state.appeals].map(([id, appeal]) => [id, appeal.state])),
    "states of appeals",
  );
  const differences = await compareCases(db, state.cases, since);
  if (differences.length > 0) assert.fail(differences.join(", "));
}

function replay(entries: Entry[], ranks: Map<number, string>) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const hidden = new Map<number, number>();
  const deleted = new Set<number>();
  const blocked = new Map<number, { id: number; until: number; lastPostId: number | null }>();
  const ignored = new Map<number, number>();
  const appealed = new Map<number, { against: number; state: string; by: number | null }>();

  /** Grants the open appeal, or closes it where the scheduled job ended the block. */
  function settle(against: number | undefined, by: Entry) {
    for (const appeal of appealed.values())
      if (appeal.against === against && appeal.state === "open")
        Object.assign(appeal, { state: by.actorId === null ? "closed" : "granted", by: by.id });
  }
  function block(memberId: number, id: number, until: number) {
    const { lastPostId = null } = byId.get(id)?.details ?? {};
    blocked.set(memberId, { id, until, lastPostId });
  }
  function change(memberId: number, { from, to }: Entry["details"]) {
    assert.equal(from, ranks.get(memberId), `role of member ${memberId}`);
    ranks.set(memberId, to ?? "");
  }
  function reverse(entry: Entry) {
    const reversed = byId.get(entry.reversesId ?? 0);
    const [postId, memberId] = [entry.postId ?? 0, entry.memberId ?? 0];
    const { postId: ofPost, memberId: ofMember } = reversed ?? {};
    assert.deepEqual([ofPost, ofMember], [entry.postId, entry.memberId], `what entry ${entry.id} reverses`);
    const kind: string = reversed?.kind ?? "nothing";
    switch (kind) {
      case "post.hidden":
        hidden.delete(postId);
        break;
      case "post.unhidden":
        hidden.set(postId, entry.details.hiddenEntryId ?? 0);
        break;
      case "user.blocked":
        blocked.delete(memberId);
        break;
      case "user.unblocked":
        block(memberId, entry.details.blockEntryId ?? 0, entry.details.until ?? 0);
        break;
      case "role.assigned":
        change(memberId, entry.details);
        break;
      case "post.warned":
      case "report.dismissed":
        break;
      default:
        assert.fail(`${kind} was undone`);
    }
    settle(reversed?.id, entry);
    for (const appeal of appealed.values())
      if (appeal.by === reversed?.id) Object.assign(appeal, { state: "open", by: null });
  }

  const reportReaders: readonly string[] = rolesWith("report:read");
  const cases = new CasesOfLog({
    entry: (id) => byId.get(id ?? 0),
    isIgnored: (id) => ignored.has(id) && !reportReaders.includes(ranks.get(id) ?? ""),
    blockOf: (id) => blocked.get(id)?.id,
  });

  for (const entry of entries) {
    cases.follow(entry);
    const [postId, memberId] = [entry.postId ?? 0, entry.memberId ?? 0];
    const appeal = appealed.get(entry.details.appealId ?? 0);
    const kind: string = entry.kind;
    switch (kind) {
      case "post.hidden":
        hidden.set(postId, entry.id);
        break;
      case "post.unhidden":
        settle(hidden.get(postId), entry);
        hidden.delete(postId);
        break;
      case "post.deleted":
        deleted.add(postId);
        break;
      case "user.blocked":
        block(memberId, entry.id, entry.details.until ?? 0);
        break;
      case "user.unblocked":
        assert.equal(
          entry.details.blockEntryId,
          blocked.get(memberId)?.id,
          `block that entry ${entry.id} ends`,
        );
        settle(entry.details.blockEntryId, entry);
        blocked.delete(memberId);
        break;
      case "role.assigned":
        change(memberId, entry.details);
        break;
      case "reports.ignored":
        ignored.set(memberId, entry.id);
        break;
      case "reports.heeded":
        ignored.delete(memberId);
        break;
      case "appeal.sent":
        appealed.set(entry.details.appealId ?? 0, {
          against: entry.details.appealedId ?? 0,
          state: "open",
          by: null,
        });
        break;
      case "appeal.upheld":
      case "appeal.overturned":
        assert.deepEqual([appeal?.against, appeal?.state], [entry.details.appealedId, "open"]);
        if (appeal) Object.assign(appeal, { state: entry.kind.slice("appeal.".length), by: entry.id });
        if (entry.kind === "appeal.overturned") reverse(entry);
        break;
      case "act.undone":
        reverse(entry);
        break;
      default:
    }
  }
  return { hidden, deleted, blocked, ranks, ignored, appeals: appealed, cases };
}
