import fc from "fast-check";
import { expect } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { type Role, roles } from "~/db/vocabulary";
import { createPost } from "~/feed/create-post.server";
import { deletePost } from "~/feed/delete-post.server";
import { sendAppeal } from "~/moderation/appeals/send-appeal.server";
import { durations } from "~/moderation/blocks/durations";
import { endBlocks } from "~/moderation/blocks/end-blocks.server";
import { decideCases } from "~/moderation/cases/decide-cases.server";
import { dismiss } from "~/moderation/cases/dismiss-case.server";
import { hide } from "~/moderation/cases/hide-post.server";
import { reportPost } from "~/moderation/reports/report-post.server";
import { withdrawReport } from "~/moderation/reports/withdraw-report.server";
import { assignRole, blockMember, claimCase, dismissCase, hidePost, ignoreReports, overturnAppeal, releaseCase, unblockMember, undoAct, unhidePost, upholdAppeal } from "../acts/acts";
import { modelled, readAll, type Real } from "./model-state";
import { forever, type PlazaModel } from "./plaza-model";

export const cast: Role[] = ["admin", "admin", "moderator", "moderator", "member", "member", "member"];
const hour = 3_600_000;
const grounds = { reason: "spam" as const, note: "" };
const deciding = { hide: hidePost, unhide: unhidePost, dismiss: dismissCase };

/** What is done, with the outcome that the model expects and the one that it has. */
type Deed = (model: PlazaModel, actor: Viewer, real: Real) => Promise<[expected: unknown, got: unknown]>;
/** One of the cast, or whoever the model says. */
type Who = number | ((model: PlazaModel) => number | undefined);

/** One act by somebody, some time after the last: so slow that hardly a rate limit counts. */
class Step implements fc.AsyncCommand<PlazaModel, Real> {
  constructor(
    private db: Database,
    private name: string,
    private later: number,
    private who: Who,
    private deed: Deed,
  ) {}
  check = () => true;
  toString = () => `${this.name}, ${this.later / hour} h later`;

  async run(model: PlazaModel, real: Real) {
    model.now += this.later;
    const chosen = typeof this.who === "number" ? real.people[this.who] : this.who(model);
    const id = chosen ?? real.people[0] ?? 0;
    const actor = { id, name: null, role: model.person(id).role, blocked: model.isBlocked(id) };
    const [expected, got] = await this.deed(model, actor, real);
    expect(got).toEqual(expected);
    expect(await readAll(this.db, real)).toEqual(modelled(model, real));
  }
}

/** The n-th of some; else, or now and then, the n-th of all. */
function pick<T>(some: T[], all: T[], at: number): T | undefined {
  const from = some.length > 0 && at % 7 !== 6 ? some : all;
  return from[at % Math.max(1, from.length)];
}

const number = fc.nat(1000);
const anybody = fc.nat(cast.length - 1);
/** Mostly those who may. */
const decider = fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: anybody });
/** Mostly the version that is. */
const off = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
);
/** Long enough for a claim to run out, for the most part. */
const later = fc.oneof(
  { weight: 1, arbitrary: fc.constant(hour / 12) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }).map((many) => many * hour) },
);
const reasons = fc.constantFrom("spam" as const, "hate" as const, "illegal" as const);
const terms = fc.constantFrom("1d" as const, "7d" as const, "forever" as const);
const reversible = [
  "post.hidden",
  "post.unhidden",
  "report.dismissed",
  "user.blocked",
  "user.unblocked",
  "role.assigned",
];

const posts = (model: PlazaModel) => [...model.posts.keys()];
const hiddenPosts = (model: PlazaModel) => posts(model).filter((id) => model.posts.get(id)?.hiddenBy);
const openCases = (model: PlazaModel) => posts(model).filter((id) => model.cases.get(id)?.open);
const openReports = ({ reports }: PlazaModel) =>
  [...reports].flatMap(([post, all]) =>
    all.filter(({ outcome }) => outcome === null).map(({ by }) => ({ post, by })),
  );
/** The newest first, without those that were undone. */
const entriesOf = ({ entries }: PlazaModel, kinds: string[]) =>
  entries.filter(({ kind, undone }) => kinds.includes(kind) && !undone).reverse();

/** Every act there is, by people and on things chosen so that it mostly can be done. */
export function modelSteps(db: Database) {
  const step = (name: string, h: number, who: Who, deed: Deed) => new Step(db, name, h, who, deed);

  const post = (h: number, who: number) =>
    step(`a post by ${who}`, h, who, async (model, actor) => {
      const input = { body: "A post", key: crypto.randomUUID() };
      const made = await createPost(db, actor, input, model.now);
      const expected = model.create(actor.id);
      if (made.outcome === "done") model.created(made.postId, actor.id);
      return [expected, made.outcome];
    });

  const report = (h: number, who: number, at: number, reason: "spam" | "hate" | "illegal") =>
    step(`a report of ${at} for ${reason} by ${who}`, h, who, async (model, actor) => {
      const others = model.visible().filter((id) => model.posts.get(id)?.author !== actor.id);
      const postId = pick(others, posts(model), at) ?? 0;
      const expected = model.report(actor.id, postId, reason);
      return [expected, await reportPost(db, actor, { postId, reason, note: "" }, model.now)];
    });

  const remove = (h: number, at: number) => {
    const chosen = (model: PlazaModel) => posts(model)[at % Math.max(1, model.posts.size)] ?? 0;
    const author = (model: PlazaModel) => model.posts.get(chosen(model))?.author;
    return step(`deletion of ${at}`, h, at % 5 ? author : at % cast.length, async (model, actor) => [
      model.delete(actor.id, chosen(model)),
      await deletePost(db, actor, chosen(model), model.now),
    ]);
  };

  const withdraw = (h: number, at: number) => {
    const chosen = (model: PlazaModel) => openReports(model)[at % Math.max(1, openReports(model).length)];
    const reporter = (model: PlazaModel) => chosen(model)?.by;
    return step(`withdrawal ${at}`, h, at % 7 ? reporter : at % cast.length, async (model, actor) => {
      const postId = chosen(model)?.post ?? 0;
      return [model.withdraw(actor.id, postId), await withdrawReport(db, actor, { postId }, model.now)];
    });
  };

  const decision = (verdict: keyof typeof deciding) => (h: number, who: number, at: number, wrong: number) =>
    step(`${verdict} of ${at} (version ${wrong}) by ${who}`, h, who, async (model, actor) => {
      const shown = posts(model).filter((id) => !model.posts.get(id)?.hiddenBy);
      const likely = { hide: shown, unhide: hiddenPosts(model), dismiss: openCases(model) }[verdict];
      const postId = pick(likely, posts(model), at) ?? 0;
      const version = model.version(postId) + wrong;
      const expected = model.decide(verdict, actor.id, postId, version);
      return [expected, await deciding[verdict](db, actor, { postId, version, ...grounds }, model.now)];
    });

  const bulk = (h: number, who: number, hides: boolean, chosen: [at: number, wrong: number][]) =>
    step(
      `bulk ${hides ? "hide" : "dismiss"} of ${chosen.join("; ")} by ${who}`,
      h,
      who,
      async (model, actor) => {
        const versions = new Map(
          chosen.map(([at, wrong]) => {
            const postId = pick(openCases(model), posts(model), at) ?? 0;
            return [postId, model.version(postId) + wrong];
          }),
        );
        const cases = [...versions].map(([postId, version]) => ({ postId, version }));
        const results = await decideCases(
          db,
          actor,
          hides ? hide : dismiss,
          { ...grounds, cases },
          model.now,
        );
        const expected = model.bulk(hides ? "hide" : "dismiss", actor.id, [...versions]);
        return [expected, results.map(({ outcome }) => outcome)];
      },
    );

  const claim = (h: number, who: number, at: number) =>
    step(`claim of ${at} by ${who}`, h, who, async (model, actor) => {
      const postId = pick(openCases(model), posts(model), at) ?? 0;
      return [model.claim(actor.id, postId), await claimCase(db, actor, { postId }, model.now)];
    });

  const release = (h: number, at: number, who: number) => {
    const claimed = ({ cases }: PlazaModel) => [...cases].filter(([, found]) => found.claim);
    const chosen = (model: PlazaModel) => claimed(model)[at % Math.max(1, claimed(model).length)];
    const holder = (model: PlazaModel) => chosen(model)?.[1].claim?.by;
    return step(`release ${at}`, h, at % 4 ? holder : who, async (model, actor) => {
      const postId = chosen(model)?.[0] ?? 0;
      return [model.release(actor.id, postId), await releaseCase(db, actor, { postId }, model.now)];
    });
  };

  const block = (h: number, who: number, whom: number, duration: "1d" | "7d" | "forever") =>
    step(`block (${duration}) of ${whom} by ${who}`, h, who, async (model, actor, { people }) => {
      const memberId = people[whom] ?? 0;
      const expected = model.block(actor.id, memberId, durations[duration] ?? forever);
      return [expected, await blockMember(db, actor, { memberId, duration, ...grounds }, model.now)];
    });

  const unblock = (h: number, who: number, at: number) =>
    step(`unblock of ${at} by ${who}`, h, who, async (model, actor, { people }) => {
      const blocked = people.filter((id) => model.person(id).block);
      const memberId = pick(blocked, people, at) ?? 0;
      const expected = model.unblock(actor.id, memberId);
      return [expected, await unblockMember(db, actor, { memberId, ...grounds }, model.now)];
    });

  const assign = (h: number, who: number, whom: number, role: Role) =>
    step(`${role} for ${whom} by ${who}`, h, who, async (model, actor, { people }) => {
      const memberId = people[whom] ?? 0;
      const expected = model.assign(actor.id, memberId, role);
      return [expected, await assignRole(db, actor, { memberId, role, ...grounds }, model.now)];
    });

  const ignore = (h: number, who: number, at: number, ignores: boolean) =>
    step(
      `${ignores ? "ignoring" : "heeding"} of ${at} by ${who}`,
      h,
      who,
      async (model, actor, { people }) => {
        const likely = people.filter((id) => model.person(id).ignored !== ignores && id !== actor.id);
        const memberId = pick(likely, people, at) ?? 0;
        const expected = model.ignore(actor.id, memberId, ignores);
        const input = { memberId, ignore: ignores, ...grounds };
        return [expected, await ignoreReports(db, actor, input, model.now)];
      },
    );

  const undo = (h: number, who: number, at: number, kinds: string[]) =>
    step(`undo of ${at} by ${who}`, h, who, async (model, actor) => {
      const all = [...model.entries].reverse();
      const entryId = pick(entriesOf(model, kinds), all, at)?.id ?? 0;
      return [model.undo(actor.id, entryId), await undoAct(db, actor, { entryId }, model.now)];
    });

  const appeal = (h: number, at: number, who: number) => {
    const chosen = (model: PlazaModel) =>
      pick(entriesOf(model, ["post.hidden", "user.blocked"]), model.entries, at);
    const concerned = (model: PlazaModel) => chosen(model)?.member ?? undefined;
    return step(`appeal ${at}`, h, at % 6 ? concerned : who, async (model, actor) => {
      const entryId = chosen(model)?.id ?? 0;
      const expected = model.appeal(actor.id, entryId);
      return [expected, await sendAppeal(db, actor, { entryId, body: "No." }, model.now)];
    });
  };

  const answer = (h: number, who: number, at: number, upholds: boolean) =>
    step(`${upholds ? "upholding" : "overturning"} of ${at} by ${who}`, h, who, async (model, actor) => {
      const all = [...model.appeals.keys()];
      const open = all.filter((id) => model.appeals.get(id)?.state === "open");
      const appealId = pick(open, all, at) ?? 0;
      const expected = model.decideAppeal(upholds ? "upheld" : "overturned", actor.id, appealId);
      const decide = upholds ? upholdAppeal : overturnAppeal;
      return [expected, await decide(db, actor, { appealId, note: "" }, model.now)];
    });

  const clock = (h: number) =>
    step("the clock", h, 0, async (model) => [model.clock(), await endBlocks(db, model.now)]);

  const cases = fc.uniqueArray(fc.tuple(number, off), { minLength: 2, maxLength: 4 });
  const anyOf = fc.constantFrom(...reversible.map((kind) => [kind]));
  const often = [
    fc.tuple(later, anybody).map((of) => post(...of)),
    fc.tuple(later, anybody, number, reasons).map((of) => report(...of)),
    fc.tuple(later, anybody, number, reasons).map((of) => report(...of)),
    fc.tuple(later, decider, number, off).map((of) => decision("hide")(...of)),
    fc.tuple(later, decider, number, off).map((of) => decision("dismiss")(...of)),
    fc.tuple(later, decider, fc.nat(6), fc.constant(reversible)).map((of) => undo(...of)),
    fc.tuple(later, decider, number, anyOf).map((of) => undo(...of)),
    fc.tuple(later, number, anybody).map((of) => appeal(...of)),
  ];
  const seldom = [
    fc.tuple(later, decider, number, off).map((of) => decision("unhide")(...of)),
    fc.tuple(later, decider, number, fc.boolean()).map((of) => answer(...of)),
    fc.tuple(later, number).map((of) => remove(...of)),
    fc.tuple(later, number).map((of) => withdraw(...of)),
    fc.tuple(later, decider, fc.boolean(), cases).map((of) => bulk(...of)),
    fc.tuple(later, decider, number).map((of) => claim(...of)),
    fc.tuple(later, number, decider).map((of) => release(...of)),
    fc.tuple(later, decider, anybody, terms).map((of) => block(...of)),
    fc.tuple(later, decider, number).map((of) => unblock(...of)),
    fc.tuple(later, decider, anybody, fc.constantFrom(...roles)).map((of) => assign(...of)),
    fc.tuple(later, decider, number, fc.boolean()).map((of) => ignore(...of)),
    later.map((of) => clock(of)),
  ];
  /** What each run begins with: posts by all, most of them reported. */
  const prelude = [
    ...cast.map((_, who) => post(hour, who)),
    ...[0, 1, 2, 3, 4].map((at) => report(hour, at + 2, at, at % 2 ? "spam" : "hate")),
  ];
  return { steps: [...often, ...often, ...seldom], prelude };
}
