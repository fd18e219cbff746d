import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { respondWithForm } from "~/http/forms/form.server";
import { makeAction } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { tooManyActs } from "~/http/forms/outcome.server";
import { refuseForbidden } from "~/http/responses/refuse.server";
import { requirePermission } from "~/http/requests/require.server";
import { readId } from "~/http/requests/search-params.server";
import type { LogEntry } from "~/log/find-entry.server";
import type { ActResult } from "~/log/perform-act.server";
import { describeObstacle } from "~/moderation/undo/describe-obstacle.server";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { describeAllUndone, undoAloneMessage, undoForbiddenMessage } from "~/moderation/undo/words";
import { waitInWords } from "~/text/times";
import { FormErrorPage } from "~/ui/shell/form-error-page";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Undo");

/** As many as a page of the queue has: each takes two queries, and the Free plan allows fifty a request. */
const maxEntries = 20;

/** Undoes the decisions of a bulk decision, each independently: what cannot be undone is said, and the others are. */
export const action = makeAction(async (context, form) => {
  const page = localPath(form.fields.to, "/moderation");
  const viewer = await requirePermission(context, "log:read", { page, form });
  const ids = [...new Set((form.repeated.entry ?? []).map(readId))].filter((id) => id !== null);
  if (ids.length === 0 || ids.length > maxEntries)
    return respondWithForm(
      { values: form.fields, errors: {}, message: `Choose 1 to ${maxEntries} decisions to undo.` },
      422,
    );
  const undone: number[] = [];
  const results: { postId: number; why: string }[] = [];
  let wait = 0;
  let isForbidden = true;
  for (const entryId of ids) {
    const { entry, ...result } = await undoAct(
      context.db,
      viewer,
      { entryId, confirmed: false },
      context.now,
    );
    isForbidden &&= result.outcome === "forbidden" || result.outcome === "not-found";
    if (result.outcome === "done") undone.push(entryId);
    if (result.outcome === "too-fast") wait = Math.max(wait, result.retryAfter);
    const why = await explain(context, entry, result);
    if (why && entry?.postId) results.push({ postId: entry.postId, why });
  }
  const left = ids.length - undone.length;
  if (undone.length > 0)
    return redirectWithFlash(context, page, {
      message: describeAllUndone(undone.length, left),
      undone,
      results: results.length > 0 ? results : undefined,
    });
  if (isForbidden) return refuseForbidden(context, viewer, undoForbiddenMessage);
  if (wait > 0) context.responseHeaders.set("Retry-After", String(wait));
  const message =
    wait > 0 ? tooManyActs() : `Not undone. ${[...new Set(results.map(({ why }) => why))].join(" ")}`;
  return respondWithForm({ values: form.fields, errors: {}, message }, wait > 0 ? 429 : 409);
});

/** Why it was not undone; null where it was, or where there is no telling. */
async function explain(
  { db, now }: RequestContext,
  entry: LogEntry | null,
  result: ActResult<"unconfirmed">,
): Promise<string | null> {
  if (result.outcome === "too-fast")
    return `Too many actions in a minute. Try again ${waitInWords(result.retryAfter)}.`;
  if (result.outcome !== "conflict" || !entry) return null;
  return result.why === "unconfirmed" ? undoAloneMessage : describeObstacle(db, entry, now);
}

export default function UndoAllPage() {
  return <FormErrorPage title="Undo" back="/moderation" />;
}
