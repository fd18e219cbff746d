import fc from "fast-check";
import type { Database } from "~/db/client.server";
import { roles } from "~/db/vocabulary";
import { hour } from "~/time/units";
import { bulkVerdicts, caseSteps } from "./case-steps";
import { memberSteps } from "./member-steps";
import { postSteps } from "./post-steps";
import { reversalSteps } from "./reversal-steps";
import { type MakeStep, memberRoles, Step } from "./step";
import { reversibleKinds } from "./undo-rules";

const index = fc.nat(1000);
const anyActor = fc.nat(memberRoles.length - 1);
/** Mostly those who have the permissions. */
const mostlyModerator = fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: anyActor });
/** Mostly the present version. */
const versionOffset = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
);
/** Mostly long enough for a claim to expire. */
const delay = fc.oneof(
  { weight: 1, arbitrary: fc.constant(hour / 12) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }).map((hours) => hours * hour) },
);
const reasons = fc.constantFrom("spam" as const, "hate" as const, "illegal" as const);
const terms = fc.constantFrom("1d" as const, "7d" as const, "forever" as const);

/** Every act there is, with actors and targets chosen so that most of them succeed. */
export function modelSteps(db: Database) {
  const step: MakeStep = (name, after, actor, perform) => new Step(db, name, after, actor, perform);
  const { post, report, remove, withdraw } = postSteps(db, step);
  const { decision, bulk, claim, release } = caseSteps(db, step);
  const { block, unblock, assign, ignore, endOfBlocks } = memberSteps(db, step);
  const { undo, appeal, answer } = reversalSteps(db, step);

  const cases = fc.uniqueArray(fc.tuple(index, versionOffset), { minLength: 2, maxLength: 4 });
  const oneKind = fc.constantFrom(...reversibleKinds.map((kind) => [kind]));
  const often = [
    fc.tuple(delay, anyActor).map((args) => post(...args)),
    fc.tuple(delay, anyActor, index, reasons).map((args) => report(...args)),
    fc.tuple(delay, anyActor, index, reasons).map((args) => report(...args)),
    fc.tuple(delay, mostlyModerator, index, versionOffset).map((args) => decision("hide")(...args)),
    fc.tuple(delay, mostlyModerator, index, versionOffset).map((args) => decision("warn")(...args)),
    fc.tuple(delay, mostlyModerator, index, versionOffset).map((args) => decision("dismiss")(...args)),
    fc.tuple(delay, mostlyModerator, fc.nat(6), fc.constant(reversibleKinds)).map((args) => undo(...args)),
    fc.tuple(delay, mostlyModerator, index, oneKind).map((args) => undo(...args)),
    fc.tuple(delay, index, anyActor).map((args) => appeal(...args)),
  ];
  const seldom = [
    fc.tuple(delay, mostlyModerator, index, versionOffset).map((args) => decision("unhide")(...args)),
    fc.tuple(delay, mostlyModerator, index, fc.boolean()).map((args) => answer(...args)),
    fc.tuple(delay, index).map((args) => remove(...args)),
    fc.tuple(delay, index).map((args) => withdraw(...args)),
    fc.tuple(delay, mostlyModerator, fc.constantFrom(...bulkVerdicts), cases).map((args) => bulk(...args)),
    fc.tuple(delay, mostlyModerator, index).map((args) => claim(...args)),
    fc.tuple(delay, index, mostlyModerator).map((args) => release(...args)),
    fc.tuple(delay, mostlyModerator, anyActor, terms).map((args) => block(...args)),
    fc.tuple(delay, mostlyModerator, index).map((args) => unblock(...args)),
    fc.tuple(delay, mostlyModerator, anyActor, fc.constantFrom(...roles)).map((args) => assign(...args)),
    fc.tuple(delay, mostlyModerator, index, fc.boolean()).map((args) => ignore(...args)),
    delay.map((each) => endOfBlocks(each)),
  ];
  /** Each run begins with a post by every member, most of them reported. */
  const prelude = [
    ...memberRoles.map((_, actorIndex) => post(hour, actorIndex)),
    ...[0, 1, 2, 3, 4].map((at) => report(hour, at + 2, at, at % 2 ? "spam" : "hate")),
  ];
  return { steps: [...often, ...often, ...seldom], prelude };
}
