import { decode } from "turbo-stream";
import type { Flash } from "../flash/flash";
import type { FormState } from "./form-state";

export type SentForm = {
  action: string;
  fields: URLSearchParams;
  /** The form has fields to fill in, so that there is something to be kept. */
  hasInput: boolean;
};

export type FormAnswer =
  /** `flash` says what was done, and `to` is the page that a form without script would be redirected to. */
  | { outcome: "done"; flash: Flash; to: string }
  | { outcome: "redirected"; to: string; leavesApp: boolean }
  | { outcome: "rejected"; status: number; state: FormState };

/**
 * Posts a form and reads the answer, whatever it is. Not by Remix's fetcher, which before and after the request loads what
 * a tab may be unable to get (the manifest, the script of the action's route, the data of the page), and then reloads the
 * page or replaces it with an error page. The server's answer has all that is needed, also for a tab of an older version.
 */
export async function sendForm(sent: SentForm, fetch: typeof window.fetch): Promise<FormAnswer> {
  let response: Response;
  try {
    response = await fetch(`${sent.action}.data`, {
      method: "POST",
      body: sent.fields,
      headers: { "X-Requested-With": "fetch" },
    });
  } catch {
    return reject(sent, 503, navigator.onLine === false ? offline(sent) : unreachable(sent));
  }
  const answer = await readAnswer(response);
  if (!isObject(answer)) return reject(sent, 503, unreachable(sent));
  if (typeof answer.redirect === "string") return redirected(answer.redirect, answer.reload === true);
  if (isDone(answer.data)) return { outcome: "done", ...answer.data };
  if (isFormState(answer.data)) return { outcome: "rejected", status: response.status, state: answer.data };
  return rejectWithError(sent, response.status, answer.error);
}

/** What Remix's server sends, null where it was something else: a portal's page, Cloudflare's, or half of an answer. */
async function readAnswer(response: Response): Promise<unknown> {
  if (!response.headers.has("X-Remix-Response") || !response.body) return null;
  try {
    const { value } = await decode(response.body, {
      plugins: [
        (type, first) => {
          if (type === "ErrorResponse") return { value: { content: first } };
          return type === "SanitizedError" ? { value: {} } : undefined;
        },
      ],
    });
    // A request that the guard refuses is answered as a page of its own, whose root has the error.
    return isObject(value) && isObject(value.root) ? value.root : value;
  } catch {
    return null;
  }
}

function redirected(to: string, reload: boolean): FormAnswer {
  const isLocal = to.startsWith("/") && !to.startsWith("//");
  // Logging in leads to another site.
  return { outcome: "redirected", to, leavesApp: reload || !isLocal || to.startsWith("/auth/") };
}

/** An error page, said in the same words in place. */
function rejectWithError(sent: SentForm, status: number, error: unknown): FormAnswer {
  const content = isObject(error) && isObject(error.content) ? error.content : {};
  const { title, message, link } = content;
  if (typeof title !== "string" || typeof message !== "string") return reject(sent, 500, broken(sent));
  const state = stateOf(sent, `${title}. ${message} ${kept(sent)}`);
  return { outcome: "rejected", status, state: { ...state, link: isLink(link) ? link : undefined } };
}

function reject(sent: SentForm, status: number, message: string): FormAnswer {
  return { outcome: "rejected", status, state: stateOf(sent, message) };
}

function stateOf({ fields }: SentForm, message: string): FormState {
  const names = [...new Set(fields.keys())];
  return {
    values: Object.fromEntries(fields),
    repeated: Object.fromEntries(names.map((name) => [name, fields.getAll(name)])),
    errors: {},
    message: message.trim(),
  };
}

const kept = ({ hasInput }: SentForm) => (hasInput ? "What you typed is still here." : "");

function offline(sent: SentForm): string {
  return sent.hasInput
    ? `You're offline. ${kept(sent)} Send it again when you're back online.`
    : "You're offline. Try again when you're back online.";
}

/** The request or its answer may have been lost: nobody knows which. */
function unreachable(sent: SentForm): string {
  return `The site couldn't be reached. ${kept(sent)} It may have been sent; sending it again is safe.`;
}

function broken(sent: SentForm): string {
  return `Something went wrong on our side. ${kept(sent)} We may not have saved it; sending it again is safe.`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isDone(data: unknown): data is { flash: Flash; to: string } {
  return isObject(data) && isObject(data.flash) && typeof data.to === "string";
}

function isFormState(data: unknown): data is FormState {
  return isObject(data) && isObject(data.values) && isObject(data.errors);
}

function isLink(link: unknown): link is NonNullable<FormState["link"]> {
  return isObject(link) && typeof link.to === "string" && typeof link.label === "string";
}
