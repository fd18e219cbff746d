import { asc, eq, gt, max } from "drizzle-orm";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { assignRole } from "~/accounts/assign-role.server";
import { type Role, roles, type Viewer } from "~/accounts/permissions";
import { cases, log, members, posts } from "~/db/schema.server";
import { createPost } from "~/feed/create-post.server";
import { deletePost } from "~/feed/delete-post.server";
import { listFeed } from "~/feed/read-posts.server";
import { blockUser } from "~/moderation/block-user.server";
import { dismissCase } from "~/moderation/dismiss-case.server";
import { endBlocks } from "~/moderation/end-blocks.server";
import { hidePost } from "~/moderation/hide-post.server";
import { durations } from "~/moderation/reasons";
import { reportPost } from "~/moderation/report-post.server";
import { unblockUser } from "~/moderation/unblock-user.server";
import { unhidePost } from "~/moderation/unhide-post.server";
import { startDatabase } from "./support/database";
import { makersFor } from "./support/makers";
import { forever, PlazaModel } from "./support/plaza-model";

const { db } = await startDatabase();
const { makeMember } = makersFor(db);
vi.setConfig({ testTimeout: 180_000 });
const hour = 3_600_000;
const grounds = { reason: "spam" as const, note: "" };
const cast: Role[] = ["admin", "admin", "moderator", "moderator", "member", "member", "member"];
const deciding = { hide: hidePost, unhide: unhidePost, dismiss: dismissCase };

/** What there was before this run is left out of every comparison. */
type Real = { people: number[]; sinceEntry: number; sincePost: number };

async function newestIds() {
  const [entry] = await db.select({ id: max(log.id) }).from(log);
  const [post] = await db.select({ id: max(posts.id) }).from(posts);
  return { sinceEntry: entry?.id ?? 0, sincePost: post?.id ?? 0 };
}

let runs = 0;
async function begin() {
  const now = Date.UTC(2026, 0, 1) + runs++ * 365 * 24 * hour;
  await endBlocks(db, now);
  const people: number[] = [];
  for (const role of cast) people.push((await makeMember({ role })).id);
  const model = new PlazaModel(
    people.map((id, at) => [id, cast[at] ?? "member"]),
    now,
  );
  return { model, real: { people, ...(await newestIds()) } };
}

/** One act by somebody, somewhere, some hours after the last: so slow that no rate limit counts. */
class Step implements fc.AsyncCommand<PlazaModel, Real> {
  constructor(
    private name: string,
    private hours: number,
    private who: number,
    private act: (model: PlazaModel, real: Real, actor: Viewer) => Promise<[expected: unknown, got: unknown]>,
  ) {}
  check = () => true;
  toString = () => `${this.name} by ${cast[this.who]} ${this.who}, ${this.hours} h later`;

  async run(model: PlazaModel, real: Real) {
    model.now += this.hours * hour;
    const id = real.people[this.who] ?? 0;
    const actor = { id, name: null, role: model.person(id).role, blocked: model.isBlocked(id) };
    const [expected, got] = await this.act(model, real, actor);
    expect(got).toEqual(expected);
    expect(await readAll(real)).toEqual({
      visible: model.visible(),
      open: model.openCases().sort((a, b) => a - b),
      versions: [...model.cases].map(([id, { version }]) => [id, version]).sort(([a = 0], [b = 0]) => a - b),
      entries: model.entries,
    });
  }
}

async function readAll({ sinceEntry, sincePost }: Real) {
  const visible: number[] = [];
  for (let before: number | null = null, more = true; more;) {
    const page = await listFeed(db, before);
    visible.push(...page.posts.map(({ id }) => id).filter((id) => id > sincePost));
    before = page.before;
    more = before !== null && before > sincePost;
  }
  const found = await db.select().from(cases).where(gt(cases.postId, sincePost)).orderBy(asc(cases.postId));
  const entries = await db.select({ id: log.id }).from(log).where(gt(log.id, sinceEntry));
  return {
    visible,
    open: found.filter(({ state }) => state === "open").map(({ postId }) => postId),
    versions: found.map(({ postId, version }) => [postId, version]),
    entries: entries.length,
  };
}

const anybody = fc.nat(cast.length - 1);
const hours = fc.integer({ min: 1, max: 9 });
const postAt = (model: PlazaModel, at: number) =>
  [...model.posts.keys()][at % Math.max(1, model.posts.size)] ?? 0;

const posting = fc.tuple(hours, anybody).map(
  ([h, who]) =>
    new Step("post", h, who, async (model, _, actor) => {
      const made = await createPost(db, actor, { body: "A post", key: crypto.randomUUID() }, model.now);
      const expected = model.create(actor.id);
      if (made.outcome === "done")
        model.posts.set(made.postId, { author: actor.id, deleted: false, hidden: false, blocked: false });
      return [expected, made.outcome];
    }),
);

const deleting = fc.tuple(hours, anybody, fc.nat(9)).map(
  ([h, who, at]) =>
    new Step(`delete of post ${at}`, h, who, async (model, _, actor) => {
      const id = postAt(model, at);
      return [model.delete(actor.id, id), await deletePost(db, actor, id, model.now)];
    }),
);

const reporting = fc.tuple(hours, anybody, fc.nat(9), fc.constantFrom("spam", "hate", "illegal")).map(
  ([h, who, at, reason]) =>
    new Step(`report (${reason}) of post ${at}`, h, who, async (model, _, actor) => {
      const postId = postAt(model, at);
      const expected = model.report(actor.id, postId, reason);
      return [expected, await reportPost(db, actor, { postId, reason, note: "" }, model.now)];
    }),
);

// Mostly by those who may, mostly with the version that is.
const seen = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
);
const deciders = fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: anybody });
const verdicts = fc.constantFrom(...(Object.keys(deciding) as (keyof typeof deciding)[]));
const decision = fc.tuple(hours, deciders, fc.nat(9), verdicts, seen).map(
  ([h, who, at, verdict, off]) =>
    new Step(`${verdict} of post ${at} (version ${off})`, h, who, async (model, _, actor) => {
      const postId = postAt(model, at);
      const version = model.version(postId) + off;
      const expected = model.decide(verdict, actor.id, postId, version);
      return [expected, await deciding[verdict](db, actor, { postId, version, ...grounds }, model.now)];
    }),
);

const terms = fc.constantFrom("1d" as const, "7d" as const, "forever" as const);
const blocking = fc.tuple(hours, deciders, anybody, terms).map(
  ([h, who, whom, duration]) =>
    new Step(`block (${duration}) of ${whom}`, h, who, async (model, { people }, actor) => {
      const memberId = people[whom] ?? 0;
      const expected = model.block(actor.id, memberId, durations[duration].ms ?? forever);
      return [expected, await blockUser(db, actor, { memberId, duration, ...grounds }, model.now)];
    }),
);

const unblocking = fc.tuple(hours, deciders, anybody).map(
  ([h, who, whom]) =>
    new Step(`unblock of ${whom}`, h, who, async (model, { people }, actor) => {
      const memberId = people[whom] ?? 0;
      const expected = model.unblock(actor.id, memberId);
      return [expected, await unblockUser(db, actor, { memberId, ...grounds }, model.now)];
    }),
);

const assigning = fc.tuple(hours, deciders, anybody, fc.constantFrom(...roles)).map(
  ([h, who, whom, role]) =>
    new Step(`assigning ${role} to ${whom}`, h, who, async (model, { people }, actor) => {
      const memberId = people[whom] ?? 0;
      const expected = model.assign(actor.id, memberId, role);
      return [expected, await assignRole(db, actor, { memberId, role, ...grounds }, model.now)];
    }),
);

const clock = hours.map(
  (h) => new Step("the clock", h, 0, async (model) => [model.clock(), await endBlocks(db, model.now)]),
);

/** The log alone, read from the start, must tell how things stand. */
async function expectLogTellsState({ people, sinceEntry, sincePost }: Real) {
  const [hidden, deleted] = [new Map<number, number>(), new Set<number>()];
  const blocked = new Map<number, { id: number; until: number }>();
  const ranks = new Map<number, string>(people.map((id, at) => [id, cast[at] ?? "member"]));
  for (const entry of await db.select().from(log).where(gt(log.id, sinceEntry)).orderBy(log.id)) {
    const [postId, memberId] = [entry.postId ?? 0, entry.memberId ?? 0];
    if (entry.kind === "post.hidden") hidden.set(postId, entry.id);
    if (entry.kind === "post.unhidden") hidden.delete(postId);
    if (entry.kind === "post.deleted") deleted.add(postId);
    if (entry.kind === "user.blocked")
      blocked.set(memberId, { id: entry.id, until: entry.details.until ?? 0 });
    if (entry.kind === "user.unblocked") blocked.delete(memberId);
    if (entry.kind === "role.assigned") {
      expect(entry.details.from).toBe(ranks.get(memberId));
      ranks.set(memberId, entry.details.to ?? "");
    }
  }
  for (const post of await db.select().from(posts).where(gt(posts.id, sincePost))) {
    expect(post.hiddenEntryId).toBe(hidden.get(post.id) ?? null);
    expect(post.deletedAt !== null).toBe(deleted.has(post.id));
    const block = blocked.get(post.authorId);
    // What was written after the term, before the clock came by, is no part of the block.
    const covered = block && post.createdAt < block.until;
    if (post.deletedAt === null) expect(post.blockEntryId).toBe(covered ? block.id : null);
  }
  for (const id of people) {
    const found = await db.select().from(members).where(eq(members.id, id));
    expect(found).toMatchObject([{ role: ranks.get(id), blockEntryId: blocked.get(id)?.id ?? null }]);
  }
}

test("whatever people do in whatever order, feed, cases and log are as the rules say, and the log tells the state", async () => {
  const steps = fc.commands(
    [
      posting,
      posting,
      deleting,
      reporting,
      reporting,
      reporting,
      decision,
      decision,
      decision,
      blocking,
      unblocking,
      assigning,
      clock,
    ],
    { maxCommands: 40, size: "max" },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const { model, real } = await begin();
      await fc.asyncModelRun(() => ({ model, real }), commands);
      await expectLogTellsState(real);
    }),
    { numRuns: Number(process.env.MODEL_RUNS ?? 15) },
  );
});
