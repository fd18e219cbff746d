import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/cloudflare";
import { findSignedIn, isLastSeenStale, updateLastSeen, type SignedIn } from "~/accounts/sessions.server";
import { openDatabase } from "~/db/client.server";
import { findConfigurationProblem } from "./configuration.server";
import "./context.server";
import { expireCookie, hasCookie, readCookie, sessionCookie } from "./cookies.server";
import { errorContent } from "./error-content";
import { guard, type Guarded } from "./guard.server";
import { withSecurityHeaders } from "./headers.server";
import { logger } from "./logger.server";

/** Answers requests: the guard, then Remix, then the headers that every answer has. */
export function makeFetch(build: ServerBuild) {
  const handle = createRequestHandler(build, "production");
  return async (request: Request, env: Env, ctx: ExecutionContext): Promise<Response> => {
    const requestId = crypto.randomUUID();
    const nonce = crypto.randomUUID();
    const problem = findConfigurationProblem(env);
    if (problem) {
      const answer = new Response(`Plaza is not set up: ${problem}\n`, { status: 503 });
      return withSecurityHeaders(answer, { env, nonce });
    }

    const guarded = await withinLimit(request, env, await guard(request, env, build));
    const guardError = "error" in guarded ? guarded.error : null;
    const responseHeaders = new Headers("allow" in guarded && guarded.allow ? { Allow: guarded.allow } : {});
    if (guardError?.status === 429) responseHeaders.set("Retry-After", "60");
    const context: AppLoadContext = {
      env,
      nonce,
      requestId,
      ...openSession(request, env, ctx, responseHeaders),
      form: "form" in guarded ? guarded.form : null,
      guardError,
      responseHeaders,
    };
    // A request that the guard turned away gets an error page: the address of no page, so that no loader but the root's runs.
    const passedOn =
      "request" in guarded
        ? guarded.request
        : new Request(new URL("/-/refused", request.url), { headers: { Accept: "text/html" } });
    const response = await handle(passedOn, context);
    const answer = withSecurityHeaders(response, { env, nonce });
    for (const [name, value] of responseHeaders)
      if (name === "set-cookie") answer.headers.append(name, value);
      else answer.headers.set(name, value);
    return answer;
  };
}

function openSession(request: Request, env: Env, ctx: ExecutionContext, responseHeaders: Headers) {
  const now = Date.now();
  const cookie = sessionCookie(env);
  const hasSession = hasCookie(cookie, request);
  // Visitors read from the nearest replica; the signed in always see their rights and their own writes.
  const db = openDatabase(hasSession ? env.DB : env.DB.withSession("first-unconstrained"));
  const find = async (): Promise<SignedIn | null> => {
    if (!hasSession) return null;
    const token = await readCookie(cookie, request);
    const signedIn = typeof token === "string" && token ? await findSignedIn(db, token, now) : null;
    if (!signedIn) responseHeaders.append("Set-Cookie", await expireCookie(cookie));
    // If this write is lost, the next request makes it.
    else if (isLastSeenStale(signedIn.session, now)) ctx.waitUntil(updateLastSeen(db, signedIn.session, now));
    return signedIn;
  };
  let found: Promise<SignedIn | null> | undefined;
  return { db, now, signedIn: () => (found ??= find()) };
}

/** A coarse limit before the exact ones of the database, which alone hold where the binding fails. */
async function withinLimit(request: Request, env: Env, guarded: Guarded): Promise<Guarded> {
  if (request.method !== "POST" || "error" in guarded) return guarded;
  const cookie = await readCookie(sessionCookie(env), request);
  const key = typeof cookie === "string" && cookie ? cookie : (request.headers.get("CF-Connecting-IP") ?? "");
  try {
    const { success } = await env.WRITES.limit({ key });
    if (success) return guarded;
  } catch (error) {
    logger.info({ event: "rate-limit-unavailable", message: String(error) });
    return guarded;
  }
  return {
    error: errorContent(
      429,
      "Too fast",
      "Wait a minute, go back, and send it again: what you typed is still there.",
    ),
  };
}
