import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { may, type Permission, type Viewer } from "../accounts/permissions";
import type { Session, Waiting } from "../accounts/sessions.server";
import { type Database, isDatabaseUnavailable } from "../db/client.server";
import { appealOf, describeBlock, findBlock } from "../moderation/blocks.server";
import { doneCookie } from "./cookies.server";
import { keepDraft } from "./draft.server";
import type { Done } from "../ui/done";
import type { Form } from "./form.server";
import { refusal, type Refusal } from "./refusal";

/** One request: who is asking, for what, and with what to answer. */
export type Asking = {
  env: Env;
  db: Database;
  now: number;
  request: Request;
  url: URL;
  params: Readonly<Record<string, string | undefined>>;
  viewer: Viewer | null;
  session: Session | null;
  waiting: Waiting | null;
  answerHeaders: Headers;
  /** The form stays on its page, and wants to know what was done instead of being led on. */
  stays: boolean;
};

/** Makes a loader of a function that is told who is asking. */
export function page<T>(answer: (asking: Asking) => Promise<T>) {
  return async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      return await answer(await ask(args));
    } catch (error) {
      throw readable(error, args);
    }
  };
}

/** Makes an action of a function that is told who is asking and what the form says. */
export function act<T>(answer: (asking: Asking, form: Form) => Promise<T>) {
  return async (args: ActionFunctionArgs): Promise<T> => {
    try {
      const form = args.context.form ?? { fields: {}, repeated: {} };
      return await answer(await ask(args), form);
    } catch (error) {
      throw readable(error, args);
    }
  };
}

/** Throws a page that says why not. `retryAfter` in seconds. */
export function refuse(status: number, title: string, message = "", link?: Refusal["link"]): never {
  throw answerWith({ ...refusal(status, title, message), link });
}

export function refuseNotFound(what = "There is nothing here"): never {
  refuse(404, what, "It may have been removed, or the address may have a slip in it.");
}

/** The number in the address; anything else is no such thing. */
export function requireId(asking: Asking, name = "id"): number {
  const given = asking.params[name] ?? "";
  if (!/^[1-9]\d{0,14}$/.test(given)) refuseNotFound();
  return Number(given);
}

/**
 * The signed-in person, whatever they may do. Others go to sign in and come back to `formPage`, or to this page;
 * what they typed waits.
 */
export async function requireViewer(asking: Asking, form?: { page: string; form: Form }): Promise<Viewer> {
  if (asking.viewer) return asking.viewer;
  if (form) await keepDraft(asking, form.page, form.form.fields);
  const to = form?.page ?? asking.url.pathname + asking.url.search;
  throw redirect(`/auth/login?to=${encodeURIComponent(to)}`);
}

/** The signed-in person, if the table lets them; else the page that says why not. */
export async function requirePermission(
  asking: Asking,
  permission: Permission,
  form?: { page: string; form: Form },
): Promise<Viewer> {
  const viewer = await requireViewer(asking, form);
  if (may(viewer, permission)) return viewer;
  return refuseForbidden(asking, viewer);
}

/** 403: a blocked person is told why and until when, and where to appeal. */
export async function refuseForbidden(asking: Asking, viewer: Viewer, message?: string): Promise<never> {
  const block = viewer.blocked ? await findBlock(asking.db, viewer.id, asking.now) : null;
  if (block) refuse(403, "You are blocked", describeBlock(block), appealOf(block));
  refuse(403, "That is not yours to do", message ?? "Your role here does not include it.");
}

/** 303 to a page that says what was done, and takes the focus there; a form that stays on its page is told so itself. */
export async function redirectDone(asking: Asking, to: string, done: string | Done): Promise<Response> {
  const value: Done = typeof done === "string" ? { message: done } : done;
  if (asking.stays) return Response.json({ done: value });
  asking.answerHeaders.append("Set-Cookie", await doneCookie(asking.env).serialize(value));
  return redirect(to, 303);
}

async function ask({ request, params, context }: LoaderFunctionArgs): Promise<Asking> {
  if (context.refused) throw answerWith(context.refused);
  const { env, db, now, answerHeaders } = context;
  const signedIn = await context.signedIn();
  const { viewer, session, waiting } = signedIn ?? { viewer: null, session: null, waiting: null };
  const stays = context.form?.fields.stay === "yes";
  const url = new URL(request.url);
  return { env, db, now, request, url, params, viewer, session, waiting, answerHeaders, stays };
}

/** Errors that a person can do something about become pages; others stay errors, logged and shown as 500. */
function readable(error: unknown, { context }: LoaderFunctionArgs): unknown {
  if (!isDatabaseUnavailable(error)) return error;
  context.answerHeaders.set("Retry-After", "10");
  return answerWith(
    refusal(
      503,
      "Plaza cannot reach its database",
      "Nothing was changed. What you typed is still in the form if you go back. Try again in a moment.",
    ),
  );
}

function answerWith(refused: Refusal) {
  return data(refused, { status: refused.status });
}
