import type { AppLoadContext, ServerBuild } from "@remix-run/cloudflare";
import {
  findSignedIn,
  isLastSeenStale,
  type SignedIn,
  updateLastSeen,
} from "~/accounts/sessions/sessions.server";
import { openDatabase, openReplica } from "~/db/client.server";
import { forgetCached, respondCached } from "./cache/visitor-cache.server";
import { findConfigurationProblem } from "./configuration.server";
import "./context.server";
import {
  expireCookie,
  flashCookie,
  hasCookie,
  hasOurCookies,
  readCookie,
  sessionCookie,
} from "./cookies.server";
import { respondIfChanged } from "./responses/conditional.server";
import { errorContent, howToSendAgain } from "./responses/error-content";
import { guard, type GuardResult } from "./guard.server";
import { withSecurityHeaders } from "./responses/headers.server";
import { type Address, isDataPath, makeFindAddress } from "./requests/address.server";
import { logger } from "./logger.server";
import { addressOf, isOverRateLimit, rateLimitWait } from "./rate-limit.server";
import { withRedirectPage } from "./responses/redirect-page.server";

/** The Worker's `fetch`: what visitors share from the cache, and all else by `respond`. */
export function makeFetch(build: ServerBuild) {
  const findAddress = makeFindAddress(build);
  return async (request: Request, env: Env, ctx: ExecutionContext): Promise<Response> => {
    const asked = { request, env, ctx, version: build.assets.version };
    const response = await respondCached(asked, (page) => respond(page, env, ctx, findAddress));
    return respondIfChanged(response, request);
  };
}

/** The guard, then Remix, then the headers of every response. */
async function respond(
  request: Request,
  env: Env,
  ctx: ExecutionContext,
  findAddress: (pathname: string) => Address,
): Promise<Response> {
  const requestId = crypto.randomUUID();
  const nonce = crypto.randomUUID();
  const problem = findConfigurationProblem(env);
  if (problem) {
    const response = new Response(`Plaza isn't set up: ${problem}\n`, { status: 503 });
    return withSecurityHeaders(response, { env, nonce });
  }

  if (
    isPrefetch(request) &&
    [sessionCookie(env), flashCookie(env)].some((cookie) => hasCookie(cookie, request))
  )
    return withSecurityHeaders(new Response(null, { status: 503 }), { env, nonce });

  const { pathname } = new URL(request.url);
  const asData = isDataPath(pathname);
  const { pattern, allow, handle } = findAddress(pathname);
  const guarded = await limitRate(request, env, await guard(request, env, allow[asData ? "data" : "page"]));
  const guardError = "error" in guarded ? guarded.error : null;
  const responseHeaders = new Headers("allow" in guarded && guarded.allow ? { Allow: guarded.allow } : {});
  if (guardError?.status === 429) responseHeaders.set("Retry-After", String(rateLimitWait));
  const { memberId, ...session } = makeSessionContext(request, env, ctx, responseHeaders);
  const context: AppLoadContext = {
    env,
    nonce,
    requestId,
    ...session,
    form: "form" in guarded ? guarded.form : null,
    asData,
    sentByScript: isSentByScript(request, asData),
    guardError,
    responseHeaders,
  };
  const handled =
    "request" in guarded
      ? handle(guarded.request, context)
      : findAddress(errorPath).handle(makeErrorPageRequest(request, asData), context);
  const answer = withRedirectPage(await handled, request, env);
  const response = withSecurityHeaders(answer, { env, nonce });
  const isOfMember = request.method === "POST" && memberId() !== null;
  // Logging in may bring another name. What was refused wrote nothing, so that strangers cannot keep the cache empty.
  if ((isOfMember || pattern === "/auth/callback") && !isRefused(response.status)) forgetCached();
  const rule = "rule" in guarded ? guarded.rule : undefined;
  logRefusal(response, { requestId, method: request.method, pattern, rule, member: memberId() });
  for (const [name, value] of responseHeaders)
    if (name === "set-cookie") response.headers.append(name, value);
    else response.headers.set(name, value);
  return response;
}

function makeSessionContext(request: Request, env: Env, ctx: ExecutionContext, responseHeaders: Headers) {
  const now = Date.now();
  const cookie = sessionCookie(env);
  const hasSession = hasCookie(cookie, request);
  // Visitors read from the nearest replica. Members, and those who log in or have sent a form, read from the primary, to see
  // their own writes and present permissions.
  const isVisitor = request.method !== "POST" && !hasOurCookies(request);
  const db = isVisitor ? openReplica(env.DB) : openDatabase(env.DB);
  let found: SignedIn | null = null;
  const load = async (): Promise<SignedIn | null> => {
    if (!hasSession) return null;
    const token = await readCookie(cookie, request);
    found = typeof token === "string" && token ? await findSignedIn(db, token, now) : null;
    if (!found) responseHeaders.append("Set-Cookie", await expireCookie(cookie));
    // In waitUntil, because the next request repeats it if it fails.
    else if (isLastSeenStale(found.session, now)) ctx.waitUntil(updateLastSeen(db, found.session, now));
    return found;
  };
  let loading: Promise<SignedIn | null> | undefined;
  return {
    db,
    now,
    hasSession,
    signedIn: () => (loading ??= load()),
    memberId: () => found?.viewer.id ?? null,
  };
}

type Refusal = {
  requestId: string;
  method: string;
  pattern: string;
  rule: string | undefined;
  /** Null for visitors, and where the session was not read: nothing is looked up for a refusal. */
  member: number | null;
};

/** One line for each 403 and 429. Cancelling at Auth0 answers 403 too, but refuses nothing, and has its own line. */
function logRefusal({ status }: Response, { requestId, method, pattern, rule, member }: Refusal): void {
  const isRefused = status === 429 || (status === 403 && pattern !== "/auth/callback");
  if (!isRefused) return;
  const byStatus = status === 403 ? "permission" : "limit";
  const act = `${method} ${pattern}`;
  logger.info({ event: "refused", requestId, act, rule: rule ?? byStatus, status, member });
}

function isRefused(status: number): boolean {
  return status >= 400 && status < 500;
}

/** An address that no route has, so that only the root loader runs, which throws the guard's error. */
const errorPath = "/-/refused";

function makeErrorPageRequest(request: Request, asData: boolean): Request {
  const path = asData ? `${errorPath}.data` : errorPath;
  return new Request(new URL(path, request.url), { headers: { Accept: "text/html" } });
}

/**
 * What is signed in is not fetched ahead: it would be shown later, when one may have been signed out. Nor is a page that
 * would take the message about the previous form, which was logging out where it is a visitor's. The browser asks again when
 * the page is opened.
 */
function isPrefetch({ headers }: Request): boolean {
  return (headers.get("Sec-Purpose") ?? "").startsWith("prefetch");
}

/** A form without script cannot set a header, whatever its fields are. */
function isSentByScript(request: Request, asData: boolean): boolean {
  return asData && request.headers.get("X-Requested-With") === "fetch";
}

/** Forms are counted by session, or by IP address where there is none. */
async function limitRate(request: Request, env: Env, guarded: GuardResult): Promise<GuardResult> {
  if (request.method !== "POST" || "error" in guarded) return guarded;
  const cookie = await readCookie(sessionCookie(env), request);
  const key = typeof cookie === "string" && cookie ? cookie : addressOf(request);
  if (!(await isOverRateLimit(env, key))) return guarded;
  return {
    error: errorContent(
      429,
      "Too many actions in a minute",
      `${howToSendAgain(isSentByScript(request, isDataPath(new URL(request.url).pathname)), "in a minute")}; nothing is lost.`,
    ),
    rule: "rate-limit",
  };
}
