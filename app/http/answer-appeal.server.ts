import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import type { Result } from "../moderation/acts.server";
import type { DecideAppeal } from "../moderation/decide-appeal.server";
import { describeAppeal } from "../moderation/describe-appeal.server";
import { type Asking, redirectDone, requireId, requirePermission } from "./asking.server";
import { replyFields } from "./fields.server";
import { type Form, formAgain, readFields } from "./form.server";
import { localPath } from "./local-path";
import { answerOutcome } from "./outcome.server";

type Deciding = {
  run: (db: Database, actor: Viewer, input: DecideAppeal, now: number) => Promise<Result>;
  done: string;
};

/** Uphold and overturn ask and answer alike. */
export async function answerAppeal(asking: Asking, form: Form, { run, done }: Deciding) {
  const appealId = requireId(asking);
  const page = "/moderation/appeals";
  const viewer = await requirePermission(asking, "appeal:decide", { page, form });
  const { value, state } = readFields(form, replyFields);
  if (state) return formAgain(state, 422);
  const result = await run(asking.db, viewer, { appealId, ...value }, asking.now);
  return answerOutcome(asking, form, viewer, result, {
    done: () => redirectDone(asking, localPath(form.fields.to, page), done),
    forbidden:
      "Nobody decides their own appeal, nor one about their own act while a colleague could. What would undo the act is needed too.",
    missing: "There is no such appeal",
    conflict: async () =>
      `${await describeAppeal(asking.db, appealId, asking.now)} Nothing was changed; what you typed is still here.`,
  });
}
