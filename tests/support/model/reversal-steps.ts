import type { Database } from "~/db/client.server";
import type { LogKind } from "~/db/vocabulary";
import { overturnAppeal, sendAppeal, undoAct, upholdAppeal } from "../acts/acts";
import * as appealRules from "./appeal-rules";
import type { PlazaModel } from "./plaza-model";
import { type MakeStep, pick } from "./step";
import * as undoRules from "./undo-rules";

/** What takes back an act, or asks for that. */
export function reversalSteps(db: Database, step: MakeStep) {
  const undo = (delay: number, actorIndex: number, index: number, kinds: LogKind[]) =>
    step(`undo of ${index} by ${actorIndex}`, delay, actorIndex, async (model, actor) => {
      const all = [...model.entries].reverse();
      const entryId = pick(entriesOf(model, kinds), all, index)?.id ?? 0;
      return [undoRules.undoAct(model, actor.id, entryId), await undoAct(db, actor, { entryId }, model.now)];
    });

  const appeal = (delay: number, index: number, actorIndex: number) => {
    const chosen = (model: PlazaModel) =>
      pick(entriesOf(model, ["post.hidden", "post.warned", "user.blocked"]), model.entries, index);
    const concerned = (model: PlazaModel) => chosen(model)?.member ?? undefined;
    return step(`appeal ${index}`, delay, index % 6 ? concerned : actorIndex, async (model, actor) => {
      const entryId = chosen(model)?.id ?? 0;
      const expected = appealRules.sendAppeal(model, actor.id, entryId);
      return [expected, await sendAppeal(db, actor, { entryId, body: "No." }, model.now)];
    });
  };

  const answer = (delay: number, actorIndex: number, index: number, upholds: boolean) =>
    step(
      `${upholds ? "upholding" : "overturning"} of ${index} by ${actorIndex}`,
      delay,
      actorIndex,
      async (model, actor) => {
        const all = [...model.appeals.keys()];
        const open = all.filter((id) => model.appeals.get(id)?.state === "open");
        const appealId = pick(open, all, index) ?? 0;
        const expected = appealRules.decideAppeal(
          model,
          upholds ? "upheld" : "overturned",
          actor.id,
          appealId,
        );
        const decide = upholds ? upholdAppeal : overturnAppeal;
        return [expected, await decide(db, actor, { appealId, note: "" }, model.now)];
      },
    );

  return { undo, appeal, answer };
}

/** The newest first, without those that were undone. */
const entriesOf = ({ entries }: PlazaModel, kinds: LogKind[]) =>
  entries.filter(({ kind, undone }) => kinds.includes(kind) && !undone).reverse();
