import { redirectWithFlash } from "~/http/flash.server";
import { makeAction } from "~/http/handlers.server";
import { localPath } from "~/http/local-path";
import { answerOutcome } from "~/http/outcome.server";
import { refuseForbidden, refuseNotFound } from "~/http/refuse.server";
import { requireId, requirePermission } from "~/http/require.server";
import { findEntry } from "~/log/find-entry.server";
import { isReversible, undoneWords } from "~/log/kinds";
import { mayUndo } from "~/moderation/policy";
import { describeObstacle } from "~/moderation/undo/describe-obstacle.server";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { FormErrorPage } from "~/ui/shell/form-error-page";
import { title } from "~/ui/shell/title";

export const meta = title("Undo");

const forbidden = "Undoing takes what the opposite act would: the role for it, and never about oneself.";

export const action = makeAction(async (context, form) => {
  const entryId = requireId(context);
  const viewer = await requirePermission(context, "log:read", { page: "/moderation/log", form });
  const entry = await findEntry(context.db, entryId);
  if (!entry) return refuseNotFound("There is no such entry");
  if (!mayUndo(viewer, entry)) return refuseForbidden(context, viewer, forbidden);
  const result = await undoAct(context.db, viewer, { entryId }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: () =>
      redirectWithFlash(context, localPath(form.fields.to, placeOf(entry)), {
        message: isReversible(entry.kind) ? undoneWords[entry.kind] : "Undone.",
        undone: entryId,
      }),
    forbidden,
    missing: "There is no such entry",
    conflict: async () => {
      // Read again: somebody may have undone it in between.
      const found = (await findEntry(context.db, entryId)) ?? entry;
      return `It was not undone. ${await describeObstacle(context.db, found, context.now)}`;
    },
  });
});

export default function UndoPage() {
  return <FormErrorPage title="Undo" back="/moderation/log" />;
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
