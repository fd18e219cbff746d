import { redirectWithFlash } from "~/http/flash.server";
import { makeAction } from "~/http/handlers.server";
import { localPath } from "~/http/local-path";
import { answerOutcome } from "~/http/outcome.server";
import { requireId, requirePermission } from "~/http/require.server";
import { findEntry, type LogEntry } from "~/log/find-entry.server";
import { kindOf } from "~/log/kinds";
import { describeObstacle } from "~/moderation/undo/describe-obstacle.server";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { FormErrorPage } from "~/ui/shell/form-error-page";
import { makeMeta } from "~/ui/shell/make-meta";
import { findReturnAddress } from "../return-address.server";

export const meta = makeMeta("Undo");

const forbiddenMessage =
  "Undoing takes what the opposite act would: the role for it, and never about oneself.";

const notFoundMessage = "There is no such entry";

export const action = makeAction(async (context, form) => {
  const entryId = requireId(context);
  const viewer = await requirePermission(context, "log:read", {
    page: localPath(form.fields.to, "/moderation/log"),
    form,
  });
  const { entry, ...result } = await undoAct(context.db, viewer, { entryId }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: async () => {
      const page = entry ? addressOf(entry) : "/moderation/log";
      return redirectWithFlash(context, await findReturnAddress(context, form.fields.to, page), {
        message: (entry && kindOf(entry.kind).undo?.done) ?? "Undone.",
        undone: [entryId],
      });
    },
    forbidden: forbiddenMessage,
    missing: notFoundMessage,
    conflict: async () => {
      // Read again: somebody may have undone it in the meantime.
      const latest = (await findEntry(context.db, entryId)) ?? entry;
      return latest
        ? `It was not undone. ${await describeObstacle(context.db, latest, context.now)}`
        : notFoundMessage;
    },
  });
});

export default function UndoPage() {
  return <FormErrorPage title="Undo" back="/moderation/log" />;
}

/** The page that shows the act. */
function addressOf({ kind, postId, memberId }: LogEntry): string {
  if (postId !== null) return `/moderation/posts/${postId}`;
  return kind === "role.assigned" ? `/admin/users/${memberId}` : `/moderation/users/${memberId}`;
}
