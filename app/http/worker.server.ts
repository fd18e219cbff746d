import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/cloudflare";
import { findSignedIn, isLastSeenStale, type SignedIn, updateLastSeen } from "~/accounts/sessions.server";
import { openDatabase } from "~/db/client.server";
import { findConfigurationProblem } from "./configuration.server";
import "./context.server";
import { expireCookie, hasCookie, readCookie, sessionCookie } from "./cookies.server";
import { errorContent } from "./error-content";
import { guard, type GuardResult } from "./guard.server";
import { withSecurityHeaders } from "./headers.server";
import { logger } from "./logger.server";

/** The Worker's `fetch`: the guard, then Remix, then the headers of every response. */
export function makeFetch(build: ServerBuild) {
  const handle = createRequestHandler(build, "production");
  return async (request: Request, env: Env, ctx: ExecutionContext): Promise<Response> => {
    const requestId = crypto.randomUUID();
    const nonce = crypto.randomUUID();
    const problem = findConfigurationProblem(env);
    if (problem) {
      const response = new Response(`Plaza is not set up: ${problem}\n`, { status: 503 });
      return withSecurityHeaders(response, { env, nonce });
    }

    const guarded = await limitRate(request, env, await guard(request, env, build));
    const guardError = "error" in guarded ? guarded.error : null;
    const responseHeaders = new Headers("allow" in guarded && guarded.allow ? { Allow: guarded.allow } : {});
    if (guardError?.status === 429) responseHeaders.set("Retry-After", "60");
    const context: AppLoadContext = {
      env,
      nonce,
      requestId,
      ...makeSessionContext(request, env, ctx, responseHeaders),
      form: "form" in guarded ? guarded.form : null,
      // A form without script cannot set a header, whatever its fields are.
      sentByScript: isDataRequest(request) && request.headers.get("X-Requested-With") === "fetch",
      guardError,
      responseHeaders,
    };
    const passed = "request" in guarded ? guarded.request : makeErrorPageRequest(request);
    const response = withSecurityHeaders(await handle(passed, context), { env, nonce });
    for (const [name, value] of responseHeaders)
      if (name === "set-cookie") response.headers.append(name, value);
      else response.headers.set(name, value);
    return response;
  };
}

function makeSessionContext(request: Request, env: Env, ctx: ExecutionContext, responseHeaders: Headers) {
  const now = Date.now();
  const cookie = sessionCookie(env);
  const hasSession = hasCookie(cookie, request);
  // Visitors read from the nearest replica; members from the primary, to see their own writes and present permissions.
  const db = openDatabase(hasSession ? env.DB : env.DB.withSession("first-unconstrained"));
  const load = async (): Promise<SignedIn | null> => {
    if (!hasSession) return null;
    const token = await readCookie(cookie, request);
    const signedIn = typeof token === "string" && token ? await findSignedIn(db, token, now) : null;
    if (!signedIn) responseHeaders.append("Set-Cookie", await expireCookie(cookie));
    // In waitUntil, because the next request repeats it if it fails.
    else if (isLastSeenStale(signedIn.session, now)) ctx.waitUntil(updateLastSeen(db, signedIn.session, now));
    return signedIn;
  };
  let loading: Promise<SignedIn | null> | undefined;
  return { db, now, signedIn: () => (loading ??= load()) };
}

/** An address that no route has, so that only the root loader runs, which throws the guard's error. */
function makeErrorPageRequest(request: Request): Request {
  const path = isDataRequest(request) ? "/-/refused.data" : "/-/refused";
  return new Request(new URL(path, request.url), { headers: { Accept: "text/html" } });
}

/** A request by script, which takes data where others take a page. */
function isDataRequest({ url }: Request): boolean {
  return new URL(url).pathname.endsWith(".data");
}

/** A coarse limit by session or IP address. The exact limits are in the database, and still apply if this binding fails. */
async function limitRate(request: Request, env: Env, guarded: GuardResult): Promise<GuardResult> {
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
