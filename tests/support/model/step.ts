import type fc from "fast-check";
import { expect } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import type { Role } from "~/db/vocabulary";
import { hour } from "~/text/times";
import { type Real, stateOfDatabase, stateOfModel } from "./model-state";
import type { PlazaModel } from "./plaza-model";

/** The members of each run, by their roles; an act names its actor by the index here, or by a choice from the model. */
export const memberRoles: Role[] = ["admin", "admin", "moderator", "moderator", "member", "member", "member"];
type ActorChoice = number | ((model: PlazaModel) => number | undefined);

/** Performs the act in both, and gives the outcome that the model expects and the actual one. */
type Perform = (
  model: PlazaModel,
  actor: Viewer,
  real: Real,
) => Promise<[expected: unknown, actual: unknown]>;

export type MakeStep = (name: string, delay: number, actor: ActorChoice, perform: Perform) => Step;

export const grounds = { reason: "spam" as const, note: "" };

/** One act some time after the previous one: so much later that rate limits hardly matter. */
export class Step implements fc.AsyncCommand<PlazaModel, Real> {
  constructor(
    private db: Database,
    private name: string,
    private delay: number,
    private actor: ActorChoice,
    private perform: Perform,
  ) {}
  check = () => true;
  toString = () => `${this.name}, ${this.delay / hour} h later`;

  async run(model: PlazaModel, real: Real) {
    model.now += this.delay;
    const chosen = typeof this.actor === "number" ? real.members[this.actor] : this.actor(model);
    const id = chosen ?? real.members[0] ?? 0;
    const actor = { id, name: null, role: model.member(id).role, blocked: model.isBlocked(id) };
    const [expected, actual] = await this.perform(model, actor, real);
    expect(actual).toEqual(expected);
    expect(await stateOfDatabase(this.db, real)).toEqual(stateOfModel(model, real));
  }
}

/** The item at the index among the likely ones; if there are none, and now and then, among all. */
export function pick<T>(likely: T[], all: T[], index: number): T | undefined {
  const from = likely.length > 0 && index % 7 !== 6 ? likely : all;
  return from[index % Math.max(1, from.length)];
}

export function postIds(model: PlazaModel): number[] {
  return [...model.posts.keys()];
}
