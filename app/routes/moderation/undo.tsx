import {
  act,
  redirectDone,
  refuseForbidden,
  refuseNotFound,
  requireId,
  requirePermission,
} from "../../http/asking.server";
import { localPath } from "../../http/local-path";
import { answerOutcome } from "../../http/outcome.server";
import { describeObstacle } from "../../moderation/describe-latest.server";
import { findEntry } from "../../moderation/find-entry.server";
import { isReversible, mayUndo } from "../../moderation/policy";
import { undoAct } from "../../moderation/undo-act.server";
import { undoneWords } from "../../moderation/words";
import { AnswerPage } from "../../ui/answer-page";
import { title } from "../../ui/title";

export const meta = title("Undo");

const forbidden = "Undoing takes what the opposite act would: the role for it, and never about oneself.";

export const action = act(async (asking, form) => {
  const entryId = requireId(asking);
  const viewer = await requirePermission(asking, "log:read", { page: "/moderation/log", form });
  const entry = await findEntry(asking.db, entryId);
  if (!entry) return refuseNotFound("There is no such entry");
  if (!mayUndo(viewer, entry)) return refuseForbidden(asking, viewer, forbidden);
  const result = await undoAct(asking.db, viewer, { entryId }, asking.now);
  return answerOutcome(asking, form, viewer, result, {
    done: () =>
      redirectDone(asking, localPath(form.fields.to, placeOf(entry)), {
        message: isReversible(entry.kind) ? undoneWords[entry.kind] : "Undone.",
        undone: entryId,
      }),
    forbidden,
    missing: "There is no such entry",
    conflict: async () => {
      // Read again: somebody may have undone it in between.
      const found = (await findEntry(asking.db, entryId)) ?? entry;
      return `It was not undone. ${await describeObstacle(asking.db, found, asking.now)}`;
    },
  });
});

export default function UndoPage() {
  return <AnswerPage title="Undo" back="/moderation/log" />;
}

function placeOf({
  kind,
  postId,
  memberId,
}: {
  kind: string;
  postId: number | null;
  memberId: number | null;
}) {
  if (postId !== null) return `/moderation/posts/${postId}`;
  return kind === "role.assigned" ? `/admin/users/${memberId}` : `/moderation/users/${memberId}`;
}
