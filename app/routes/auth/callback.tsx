import { data, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import {
  ArcticFetchError,
  OAuth2RequestError,
  UnexpectedErrorResponseBodyError,
  UnexpectedResponseError,
} from "arctic";
import {
  attemptCookiePrefix,
  auth0Issuer,
  IdentityProviderUnavailable,
  signInStrategy,
  type VerifiedTokens,
} from "~/accounts/auth0.server";
import { seal } from "~/accounts/seal.server";
import { makeSessionToken } from "~/accounts/sessions.server";
import { signIn } from "~/accounts/sign-in.server";
import type { RequestContext } from "~/http/context.server";
import { cookieNames, expireCookie, readCookie, returnCookie, sessionCookie } from "~/http/cookies.server";
import { makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/local-path";
import { logger } from "~/http/logger.server";
import { EmptyState } from "~/ui/elements/empty-state";
import { LogInForm } from "~/ui/shell/log-in-form";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Log in");

export const loader = makeLoader(async (context) => {
  const returnTo = localPath(await readCookie(returnCookie(context.env), context.request));
  expireAttemptCookies(context);
  // Without `state` the strategy would start a new sign-in.
  if (!context.url.searchParams.get("state")) return failureResponse(returnTo, "stale");
  let tokens: VerifiedTokens;
  try {
    tokens = await signInStrategy(context.env).authenticate(context.request);
  } catch (error) {
    if (error instanceof Response) throw error;
    const failure = classifyFailure(error);
    logger.info({ event: "sign-in-failed", failure, error: error instanceof Error ? error.name : "unknown" });
    return failureResponse(returnTo, failure, context);
  }
  context.responseHeaders.append("Set-Cookie", await beginSession(context, tokens));
  context.responseHeaders.append("Set-Cookie", await expireCookie(returnCookie(context.env)));
  throw redirect(returnTo);
});

export default function CallbackPage() {
  const { returnTo, title, message } = useLoaderData<typeof loader>();
  return (
    <div className="column">
      <EmptyState illustration="sign-in" title={title} headingLevel={1}>
        <p>{message}</p>
        <LogInForm returnTo={returnTo} />
      </EmptyState>
    </div>
  );
}

async function beginSession(context: RequestContext, tokens: VerifiedTokens): Promise<string> {
  const { env, db, now, request } = context;
  const { claims, accessToken, scope, expiresAt } = tokens;
  const { token, tokenHash } = await makeSessionToken();
  const identity = {
    issuer: auth0Issuer(env),
    subject: claims.sub,
    claims: { ...claims },
    accessToken: await seal(env.TOKEN_KEY, "access-token", accessToken),
    tokenScope: scope,
    tokenExpiresAt: expiresAt,
  };
  const device = (request.headers.get("User-Agent") ?? "").slice(0, 200);
  await signIn(db, identity, { tokenHash, device }, env.SITE_NAME, now);
  return sessionCookie(env).serialize(token);
}

/** The strategy sets one cookie for each attempt, named with a random id, and never deletes it. */
function expireAttemptCookies(context: RequestContext): void {
  for (const name of cookieNames(context.request))
    if (name.startsWith(attemptCookiePrefix) && /^[\w:.-]+$/.test(name))
      context.responseHeaders.append(
        "Set-Cookie",
        `${name}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`,
      );
}

const failures = {
  stale: {
    status: 400,
    title: "That took too long",
    message: "This attempt to log in has run out, or was begun in another browser. Try again.",
  },
  cancelled: {
    status: 403,
    title: "Logging in was cancelled",
    message: "Nothing happened. You can go on reading, or try again.",
  },
  unavailable: {
    status: 503,
    title: "Signing in does not work at the moment",
    message:
      "The service that signs people in does not answer. Reading works as ever; try again in a minute.",
  },
  forged: {
    status: 400,
    title: "That sign-in could not be verified",
    message: "The answer did not come from where it should. Nobody was logged in. Try again.",
  },
};

function classifyFailure(error: unknown): keyof typeof failures {
  if (error instanceof RangeError || error instanceof ReferenceError) return "stale";
  if (error instanceof OAuth2RequestError) return error.code === "access_denied" ? "cancelled" : "stale";
  if (
    error instanceof IdentityProviderUnavailable ||
    error instanceof ArcticFetchError ||
    error instanceof UnexpectedResponseError ||
    error instanceof UnexpectedErrorResponseBodyError
  )
    return "unavailable";
  return "forged";
}

function failureResponse(returnTo: string, failure: keyof typeof failures, context?: RequestContext) {
  const { status, ...content } = failures[failure];
  if (status === 503) context?.responseHeaders.set("Retry-After", "30");
  return data({ returnTo, ...content }, { status });
}
