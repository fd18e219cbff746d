import { data, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import {
  ArcticFetchError,
  OAuth2RequestError,
  UnexpectedErrorResponseBodyError,
  UnexpectedResponseError,
} from "arctic";
import {
  auth0Issuer,
  finishAttempt,
  IdentityProviderUnavailable,
  type VerifiedTokens,
} from "~/accounts/sign-in/auth0.server";
import { hashIdentity } from "~/accounts/sign-in/hash-identity.server";
import { seal } from "~/accounts/seal.server";
import { makeSessionToken } from "~/accounts/sessions/sessions.server";
import { signIn } from "~/accounts/sign-in/sign-in.server";
import type { RequestContext } from "~/http/context.server";
import { sessionCookie } from "~/http/cookies.server";
import { makeLoader } from "~/http/handlers.server";
import { logger } from "~/http/logger.server";
import { addressOf, isOverRateLimit, rateLimitWait } from "~/http/rate-limit.server";
import { continueBlock } from "~/moderation/blocks/blocked-identities.server";
import { EmptyState } from "~/ui/elements/empty-state";
import { LogInForm } from "~/ui/shell/log-in-form";
import { makeMeta } from "~/ui/shell/make-meta";
import { findAttempt, useUpAttempt } from "./attempts.server";

export const meta = makeMeta<typeof loader>(({ title }) => title);

export const loader = makeLoader(async (context) => {
  const known = await findAttempt(context);
  const returnTo = known?.returnTo ?? "/";
  // Each passes a request on to Auth0, which limits those that the app may send.
  if (await isOverRateLimit(context.env, addressOf(context.request)))
    return failureResponse(context, returnTo, "tooFast");
  const attempt = known && (await useUpAttempt(context, known));
  if (!attempt) return failureResponse(context, returnTo, "stale");
  let tokens: VerifiedTokens;
  try {
    tokens = await finishAttempt(context.env, context.request, attempt);
  } catch (error) {
    const failure = classifyFailure(error);
    logger.info({ event: "sign-in-failed", requestId: context.requestId, failure });
    return failureResponse(context, returnTo, failure);
  }
  const { memberId, welcome } = await beginSession(context, tokens);
  logger.info({ event: "signed-in", requestId: context.requestId, member: memberId });
  throw redirect(welcome ? `/welcome?to=${encodeURIComponent(returnTo)}` : returnTo);
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

/** Sets the session's cookie. */
async function beginSession(context: RequestContext, tokens: VerifiedTokens) {
  const { env, db, now, request, session, responseHeaders } = context;
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
  const further = continueBlock(db, await hashIdentity(env.TOKEN_KEY, identity), now);
  const signedIn = await signIn(db, identity, { tokenHash, device }, session, env.SITE_NAME, now, further);
  responseHeaders.append("Set-Cookie", await sessionCookie(env).serialize(token));
  return signedIn;
}

type Failure = { status: number; title: string; message: string; retryAfter?: number };

const failures = {
  stale: {
    status: 400,
    title: "Logging in took too long",
    message: "This attempt has expired, or you started it in another browser. Try again.",
  },
  cancelled: {
    status: 403,
    title: "You didn't log in",
    message: "No changes were made. You can keep reading or try again.",
  },
  tooFast: {
    status: 429,
    retryAfter: rateLimitWait,
    title: "Too many attempts",
    message: "Wait a minute, then try again.",
  },
  unavailable: {
    status: 503,
    retryAfter: 30,
    title: "You can't log in right now",
    message: "The login service isn't answering. You can still read; try again in a minute.",
  },
  forged: {
    status: 400,
    title: "We couldn't verify this login",
    message: "The answer didn't come from the right place, so nobody was logged in. Try again.",
  },
} satisfies Record<string, Failure>;

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

/** Somebody who is signed in and opens the callback again, by going back, is led on to where they were going. */
function failureResponse(
  { viewer, responseHeaders }: RequestContext,
  returnTo: string,
  failure: keyof typeof failures,
) {
  if (viewer && failure === "stale") throw redirect(returnTo);
  const { status, retryAfter, ...content }: Failure = failures[failure];
  if (retryAfter) responseHeaders.set("Retry-After", String(retryAfter));
  return data({ returnTo, ...content }, { status });
}
