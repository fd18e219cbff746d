import type * as z from "zod";
import type { Viewer } from "~/accounts/permissions";
import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { type Form, respondWithForm, readFields } from "~/http/forms/form.server";
import { localPath } from "~/http/requests/local-path";
import { tooManyActs } from "~/http/forms/outcome.server";
import { refuseForbidden } from "~/http/responses/refuse.server";
import { requirePermission } from "~/http/requests/require.server";
import type { DecideCases, DecisionResult } from "~/moderation/cases/decisions/decision.server";
import { describeCase } from "~/moderation/cases/describe-case";
import { dismissCases } from "~/moderation/cases/decisions/dismiss-case.server";
import { hidePosts } from "~/moderation/cases/decisions/hide-post.server";
import { warnAuthors } from "~/moderation/cases/decisions/warn-author.server";
import { bulkMessages, ownPostMessage, selectCasesMessage } from "~/moderation/cases/words";
import { firstWords } from "~/text/first-words";
import { plainText } from "~/text/plain-text";
import type { Flash } from "~/ui/forms/flash/flash";
import { bulkFields } from "./fields.server";

const maxCases = 100;

/** One verdict for many cases. If any is decided, the flash lists the result of each; if none is, the form is shown again. */
export async function handleBulkDecision(context: RequestContext, form: Form) {
  // The page of the queue that it was sent from, with its ticks.
  const page = localPath(form.fields.to, "/moderation");
  const viewer = await requirePermission(context, "report:dismiss", { page, form });
  const { value, state } = readFields(form, bulkFields(await context.rules()));
  const selection = readCases(form.repeated.case ?? []);
  if (state || !selection.cases)
    return respondWithForm(
      {
        values: form.fields,
        repeated: form.repeated,
        errors: { ...state?.errors, ...(selection.error ? { case: selection.error } : {}) },
      },
      422,
    );

  const { cases } = selection;
  const results = await decideAll(context, viewer, { ...value, cases });
  const done = results.filter(({ outcome }) => outcome === "done").length;
  const refused = results.length - done;
  const summary = `${bulkMessages[value.verdict](done)}${refused > 0 ? `, ${refused} skipped` : ""}.`;
  const flashResults = results.map((result) => toFlashResult(result, context.now));
  if (done > 0)
    return redirectWithFlash(context, page, {
      message: summary,
      results: refusedFirst(flashResults),
    });
  if (results.every(({ outcome }) => outcome === "forbidden"))
    return refuseForbidden(context, viewer, ownPostMessage);
  const tooFast = results.find((result) => result.outcome === "too-fast");
  if (tooFast) context.responseHeaders.set("Retry-After", String(tooFast.retryAfter));
  const message = tooFast
    ? tooManyActs()
    : `Nothing was changed. ${flashResults.map(({ postId, words, why }) => `${words ? `“${words}”` : `Post ${postId}`}: ${why}`).join(" ")}`;
  return respondWithForm(
    { values: form.fields, repeated: form.repeated, errors: {}, message },
    tooFast ? 429 : 409,
  );
}

type BulkDecision = z.output<ReturnType<typeof bulkFields>> & Pick<DecideCases, "cases">;

function decideAll({ db, now }: RequestContext, viewer: Viewer, decision: BulkDecision) {
  switch (decision.verdict) {
    case "hide":
      return hidePosts(db, viewer, decision, now);
    case "warn":
      return warnAuthors(db, viewer, decision, now);
    case "dismiss":
      return dismissCases(db, viewer, decision, now);
  }
}

/** `case=<post id>:<version>`, each post once. */
function readCases(values: string[]) {
  const pairs = values.map((text) => /^([1-9]\d{0,14}):(\d{1,9})$/.exec(text));
  const cases = new Map(pairs.map((pair) => [Number(pair?.[1]), Number(pair?.[2])]));
  if (values.length === 0) return { error: selectCasesMessage };
  if (pairs.some((pair) => !pair)) return { error: "This page is out of date. Reload it." };
  if (cases.size > maxCases) return { error: `Select up to ${maxCases} cases at a time.` };
  return { cases: [...cases].map(([postId, version]) => ({ postId, version })) };
}

type FlashResult = NonNullable<Flash["results"]>[number];

function toFlashResult(result: DecisionResult, now: number): FlashResult {
  const { postId } = result;
  const post = result.outcome === "done" ? null : result.current?.post;
  const words = post ? firstWords(plainText(post.text)) : undefined;
  switch (result.outcome) {
    case "done":
      return { postId, words: result.decided.words, undo: result.entryId };
    case "forbidden":
      return { postId, words, why: ownPostMessage };
    case "not-found":
      return { postId, why: describeCase(null, now) };
    case "too-fast":
      return { postId, words, why: tooManyActs() };
    case "conflict":
      return { postId, words, why: describeCase(result.current, now) };
  }
}

/** Those that were refused first, as the rest of a long list may be left out of a cookie. */
function refusedFirst(results: FlashResult[]): FlashResult[] {
  return [...results.filter(({ why }) => why), ...results.filter(({ why }) => !why)];
}
