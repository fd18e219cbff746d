import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/cloudflare";
import { findSignedIn, isDueToBeSeen, markSeen, type SignedIn } from "../accounts/sessions.server";
import { openDatabase } from "../db/client.server";
import { endBlocks } from "../moderation/end-blocks.server";
import { eraseDeletedPosts } from "../feed/erase-deleted-posts.server";
import "./context.server";
import { configurationProblem } from "./configuration.server";
import { expireCookie, hasCookie, readCookie, sessionCookie } from "./cookies.server";
import { guard, type Guarded } from "./guard.server";
import { withSecurityHeaders } from "./headers.server";
import { report } from "./report.server";
import { refusal } from "./refusal";

/** Answers requests: the guard, then Remix, then the headers that every answer has. */
export function makeFetch(build: ServerBuild) {
  const handle = createRequestHandler(build, "production");
  return async (request: Request, env: Env, ctx: ExecutionContext): Promise<Response> => {
    const requestId = crypto.randomUUID();
    const nonce = crypto.randomUUID();
    const problem = configurationProblem(env);
    if (problem) {
      const answer = new Response(`Plaza is not set up: ${problem}\n`, { status: 503 });
      return withSecurityHeaders(answer, { env, nonce });
    }

    const guarded = await withinLimit(request, env, await guard(request, env, build));
    const refused = "refused" in guarded ? guarded.refused : null;
    const answerHeaders = new Headers("allow" in guarded && guarded.allow ? { Allow: guarded.allow } : {});
    if (refused?.status === 429) answerHeaders.set("Retry-After", "60");
    const who = makeSignedIn(request, env, ctx, answerHeaders);
    const context: AppLoadContext = {
      env,
      nonce,
      requestId,
      ...who,
      form: "form" in guarded ? guarded.form : null,
      refused,
      answerHeaders,
    };
    // A refused request is shown as an error page: the address of no page, so that no loader but the root's runs.
    const asked =
      "request" in guarded
        ? guarded.request
        : new Request(new URL("/-/refused", request.url), { headers: { Accept: "text/html" } });
    const response = await handle(asked, context);
    const answer = withSecurityHeaders(response, { env, nonce });
    for (const [name, value] of answerHeaders)
      if (name === "set-cookie") answer.headers.append(name, value);
      else answer.headers.set(name, value);
    return answer;
  };
}

/** Every five minutes: blocks that have ended. Once a day: texts of posts deleted 30 days ago, and sessions past their time. */
export async function runScheduled(controller: ScheduledController, env: Env): Promise<void> {
  const db = openDatabase(env.DB);
  const now = controller.scheduledTime;
  const ended = await endBlocks(db, now);
  report({ event: "blocks-ended", members: ended });
  if (controller.cron !== "*/5 * * * *") {
    await eraseDeletedPosts(db, now);
    report({ event: "deleted-posts-erased" });
  }
}

function makeSignedIn(request: Request, env: Env, ctx: ExecutionContext, answerHeaders: Headers) {
  const now = Date.now();
  const cookie = sessionCookie(env);
  const named = hasCookie(cookie, request);
  // Visitors read from the nearest replica; the signed in always see their rights and their own writes.
  const db = openDatabase(named ? env.DB : env.DB.withSession("first-unconstrained"));
  const find = async (): Promise<SignedIn | null> => {
    if (!named) return null;
    const token = await readCookie(cookie, request);
    const signedIn = typeof token === "string" && token ? await findSignedIn(db, token, now) : null;
    if (!signedIn) answerHeaders.append("Set-Cookie", await expireCookie(cookie));
    // A lost mark only means that the next request makes it.
    else if (isDueToBeSeen(signedIn.session, now)) ctx.waitUntil(markSeen(db, signedIn.session, now));
    return signedIn;
  };
  let found: Promise<SignedIn | null> | undefined;
  return { db, now, signedIn: () => (found ??= find()) };
}

/** The coarse gate before the exact limits of the database. Where the binding itself fails, they must do. */
async function withinLimit(request: Request, env: Env, guarded: Guarded): Promise<Guarded> {
  if (request.method !== "POST" || "refused" in guarded) return guarded;
  const cookie = await readCookie(sessionCookie(env), request);
  const key = typeof cookie === "string" && cookie ? cookie : (request.headers.get("CF-Connecting-IP") ?? "");
  try {
    const { success } = await env.WRITES.limit({ key });
    if (success) return guarded;
  } catch (error) {
    report({ event: "rate-limit-unavailable", message: String(error) });
    return guarded;
  }
  return {
    refused: refusal(
      429,
      "Too fast",
      "Wait a minute, go back, and send it again: what you typed is still there.",
    ),
  };
}
