import type { Viewer } from "~/accounts/permissions";
import type { Result } from "~/log/perform-act.server";
import type { RequestContext } from "./context.server";
import { type Form, formAgain } from "./form.server";
import { refuseForbidden, refuseNotFound } from "./refuse.server";

type Words = {
  /** `entryId`: by which it can be undone. */
  done: (entryId: number) => Promise<Response>;
  forbidden: string;
  missing: string;
  /** What is so already, or who decided first. */
  conflict: () => Promise<string>;
};

/** The one place where the outcome of an act of moderation becomes an answer. */
export async function answerOutcome(
  context: RequestContext,
  form: Form,
  viewer: Viewer,
  result: Result,
  words: Words,
) {
  switch (result.outcome) {
    case "done":
      return words.done(result.entryId);
    case "forbidden":
      return refuseForbidden(context, viewer, words.forbidden);
    case "not-found":
      return refuseNotFound(words.missing);
    case "conflict":
      return formAgain({ values: form.fields, errors: {}, message: await words.conflict() }, 409);
    case "too-fast": {
      context.responseHeaders.set("Retry-After", "60");
      const message = "That was a lot within one minute. Take a breath, and send it again: it is kept here.";
      return formAgain({ values: form.fields, errors: {}, message }, 429);
    }
  }
}
