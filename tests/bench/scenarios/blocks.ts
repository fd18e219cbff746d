import type { Workers } from "../workers/start-workers";

export type MeasuredBlock = {
  /** Of the member who is blocked. */
  posts: number;
  /** Until the answer. */
  ms: number;
  cpu: number;
  rowsWritten: number;
  /** Of the largest batch. */
  statements: number;
};

const grounds = { reason: "spam", note: "", duration: "7d" };

/** What it costs to block members who have written 10, 100 … posts. Each is unblocked and blocked again, to be counted. */
export async function measureBlocks(workers: Workers): Promise<MeasuredBlock[]> {
  const measured: MeasuredBlock[] = [];
  for (const [posts, id] of Object.entries(workers.seed.prolific)) {
    const moderator = await workers.makers.makeMember({ role: "moderator" });
    // Signed in before it is measured.
    await workers.fetch("/", { as: moderator });
    const path = `/moderation/users/${id}`;
    const before = { cpu: workers.cpu(), at: performance.now() };
    const blocked = await workers.fetch(`${path}/block`, { as: moderator, form: grounds });
    const [ms, cpu] = [performance.now() - before.at, workers.cpu() - before.cpu];
    const unblocked = await workers.fetch(`${path}/unblock`, { as: moderator, form: { note: "" } });
    const again = await workers.count(`${path}/block`, { as: moderator, form: grounds });
    for (const { status } of [blocked, unblocked, again.response])
      if (status !== 303) throw new Error(`to block a member of ${posts} posts answered ${status}`);
    measured.push({
      posts: Number(posts),
      ms,
      cpu,
      rowsWritten: again.counts.rowsWritten,
      statements: Math.max(...again.calls.map(({ sql }) => sql.length)),
    });
  }
  return measured;
}
