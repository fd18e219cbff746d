import { redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { answerOutcome } from "~/http/forms/outcome.server";
import { refuseForbidden, refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { readReturnTo } from "~/http/requests/search-params.server";
import { findEntry, findReadableEntry, type LogEntry } from "~/log/find-entry.server";
import { findLogView } from "~/log/list-log.server";
import { findCasePost } from "~/moderation/cases/find-case-post.server";
import { describeObstacle } from "~/moderation/undo/describe-obstacle.server";
import { mayUndo } from "~/moderation/undo/may-undo";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { describeUndone, undoForbiddenMessage } from "~/moderation/undo/words";
import { ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { UndoForm } from "~/ui/forms/button-form";
import { FormMessage } from "~/ui/forms/submission/form-message";
import type { FormState } from "~/ui/forms/submission/form-state";
import { LogEntries } from "~/ui/log/log-entries";
import { makeMeta } from "~/ui/shell/make-meta";
import { PageHeader } from "~/ui/shell/page-header";
import { findReturnAddress } from "../return-address.server";

export const meta = makeMeta("Undo");

const notFoundMessage = "This entry isn't here";

/** Asks before an act is undone; the form of one that is older than an hour is led here. */
export const loader = makeLoader(async (context) => {
  const { db, now } = context;
  const viewer = await requirePermission(context, "log:read");
  const id = requireId(context);
  const found = await findLogView(db, viewer, id);
  if (!found) return refuseNotFound(notFoundMessage);
  const { entry } = found;
  const memberId = entry.member?.id ?? null;
  if (!mayUndo(viewer, { ...entry, memberId })) return refuseForbidden(context, viewer, undoForbiddenMessage);
  const isUndoable = entry.restorable && !entry.reversedBy && !entry.member?.erased;
  const stored = isUndoable ? null : await findReadableEntry(db, viewer, id);
  return {
    entry,
    returnTo: readReturnTo(context, addressOf({ ...entry, memberId })),
    obstacle: stored && (await describeObstacle(db, stored, now)),
  };
});

export const action = makeAction(async (context, form) => {
  const entryId = requireId(context);
  const viewer = await requirePermission(context, "log:read", {
    page: localPath(form.fields.to, "/moderation/log"),
    form,
  });
  const confirmed = form.fields.confirmed === "yes";
  const { entry, ...result } = await undoAct(context.db, viewer, { entryId, confirmed }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: async () => {
      const page = entry ? addressOf(entry) : "/moderation/log";
      // It may stay out of sight for another reason.
      const post =
        entry?.kind === "post.hidden" ? await findCasePost(context.db, viewer, entry.postId ?? 0) : null;
      return redirectWithFlash(context, await findReturnAddress(context, form.fields.to, page), {
        message: entry ? describeUndone(entry, post) : "Undone.",
        undone: [entryId],
      });
    },
    forbidden: undoForbiddenMessage,
    missing: notFoundMessage,
    conflict: async (why) => {
      if (why === "unconfirmed") return redirect(askingAddress(entryId, form.fields.to), 303);
      // Read again: somebody may have undone it in the meantime.
      const latest = (await findEntry(context.db, entryId)) ?? entry;
      return latest
        ? `Not undone. ${await describeObstacle(context.db, latest, context.now)}`
        : notFoundMessage;
    },
  });
});

export default function UndoPage() {
  const { entry, returnTo, obstacle } = useLoaderData<typeof loader>();
  const rejection = useActionData<FormState>();
  const mayStill = obstacle === null;
  return (
    <div className="column">
      <PageHeader
        title={mayStill ? "Undo this?" : "Undo"}
        lead={mayStill ? "The undo is kept in the log and can't be undone." : undefined}
      />
      {rejection ? <FormMessage state={rejection} /> : obstacle && <p>{obstacle}</p>}
      <LogEntries entries={[entry]} />
      <Controls>
        {mayStill && <UndoForm kind="primary" entryId={entry.id} returnTo={returnTo} confirmed />}
        <ButtonLink to={returnTo}>{mayStill ? "Keep it as it is" : "Go back"}</ButtonLink>
      </Controls>
    </div>
  );
}

function askingAddress(entryId: number, to: string | undefined): string {
  const query = to === undefined ? "" : `?${new URLSearchParams({ to }).toString()}`;
  return `/moderation/log/${entryId}/undo${query}`;
}

/** The page that shows the act. */
function addressOf({ kind, postId, memberId }: Pick<LogEntry, "kind" | "postId" | "memberId">): string {
  if (postId !== null) return `/moderation/posts/${postId}`;
  return kind === "role.assigned" ? `/admin/users/${memberId}` : `/moderation/users/${memberId}`;
}
