import * as z from "zod";
import { type Attempt, beginAttempt } from "~/accounts/sign-in/auth0.server";
import type { RequestContext } from "~/http/context.server";
import { attemptCookie, cookieNames, expireCookie, readCookie } from "~/http/cookies.server";
import { localPath } from "~/http/requests/local-path";

/** How many a browser keeps: each is a cookie, and servers refuse requests with too many bytes of them. */
const keptAttempts = 3;

/** What a cookie holds: the verifier until the attempt is finished, and the return address for those who go back to it. */
const cookieContent = z.object({
  verifier: z.string().nullable(),
  returnTo: z.string().transform((path) => localPath(path)),
});

/** An attempt that began in this browser. */
export type KnownAttempt = { id: string; state: string } & z.infer<typeof cookieContent>;

/** Begins an attempt that leads back to `returnTo`, and expires all but the newest; gives the address at Auth0. */
export async function startAttempt(context: RequestContext, returnTo: string): Promise<string> {
  const { state, verifier, url } = beginAttempt(context.env);
  const older = listIds(context).slice(0, -(keptAttempts - 1));
  for (const { id } of older) await setCookie(context, expireCookie(attemptCookie(context.env, id)));
  const id = `${context.now.toString(36)}.${state}`;
  // The whole address if the cookie can hold it, else the page without what was asked of it.
  const addresses = ["/", returnTo.split(/[?#]/)[0], returnTo];
  const content = (longest: number) => ({ verifier, returnTo: addresses[longest] });
  await setCookie(context, attemptCookie(context.env, id).serializeLongest(2, content));
  return url.toString();
}

/** The attempt that the callback's `state` names; null where this browser knows none. */
export async function findAttempt(context: RequestContext): Promise<KnownAttempt | null> {
  const state = context.url.searchParams.get("state");
  const known = listIds(context).find((each) => each.state === state);
  if (!known) return null;
  const value = await readCookie(attemptCookie(context.env, known.id), context.request);
  const { data } = cookieContent.safeParse(value);
  return data ? { ...known, ...data } : null;
}

/** Takes the verifier out of the attempt, so that nothing can be finished with it a second time. */
export async function useUpAttempt(
  context: RequestContext,
  { id, state, verifier, returnTo }: KnownAttempt,
): Promise<Attempt | null> {
  if (verifier === null) return null;
  await setCookie(context, attemptCookie(context.env, id).serialize({ verifier: null, returnTo }));
  return { state, verifier };
}

/** Oldest first. The id is the time in ms, in base 36, and the state. */
function listIds({ env, request }: RequestContext): { id: string; state: string }[] {
  const prefix = attemptCookie(env, "").name;
  return cookieNames(request)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .flatMap((id) => {
      const [, time, state] = /^([0-9a-z]{1,10})\.([\w-]+)$/.exec(id) ?? [];
      return time && state ? [{ id, state, time: parseInt(time, 36) }] : [];
    })
    .sort((one, other) => one.time - other.time);
}

async function setCookie({ responseHeaders }: RequestContext, line: Promise<string>): Promise<void> {
  responseHeaders.append("Set-Cookie", await line);
}
