import type { Viewer } from "~/accounts/permissions";
import type { Refused } from "~/log/perform-act.server";
import type { FormState } from "~/ui/forms/submission/form-state";
import type { RequestContext } from "../context.server";
import { type Form, respondWithForm } from "./form.server";
import { refuseForbidden, refuseNotFound } from "../responses/refuse.server";

type Answers<Why extends string> = {
  /** `entryId`: by which it can be undone. */
  done: (entryId: number) => Promise<Response>;
  forbidden?: string;
  missing: string;
  /** What is so already, or who decided first: a message over the form, the whole form, or an answer of its own. */
  conflict: (why: Why | undefined) => Promise<string | FormState | Response>;
  /** The wait in seconds. */
  tooFast?: (retryAfter: number) => string;
};

/** The one place where the outcome of an act becomes an answer. */
export async function answerOutcome<Why extends string = never>(
  context: RequestContext,
  form: Form,
  viewer: Viewer,
  result: Refused<Why> | { outcome: "done"; entryId: number },
  { done, forbidden, missing, conflict, tooFast = tooManyActs }: Answers<Why>,
) {
  switch (result.outcome) {
    case "done":
      return done(result.entryId);
    case "forbidden":
      return refuseForbidden(context, viewer, forbidden);
    case "not-found":
      return refuseNotFound(missing);
    case "conflict": {
      const answer = await conflict(result.why);
      if (answer instanceof Response) return answer;
      return respondWithForm(typeof answer === "string" ? withMessage(form, answer) : answer, 409);
    }
    case "too-fast":
      context.responseHeaders.set("Retry-After", String(result.retryAfter));
      return respondWithForm(withMessage(form, tooFast(result.retryAfter)), 429);
  }
}

export function tooManyActs(): string {
  return "Too many actions in a minute. Wait a moment and send it again; nothing is lost.";
}

function withMessage(form: Form, message: string): FormState {
  return { values: form.fields, errors: {}, message };
}
