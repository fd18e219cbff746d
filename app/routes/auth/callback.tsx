import { data, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import {
  ArcticFetchError,
  OAuth2RequestError,
  UnexpectedErrorResponseBodyError,
  UnexpectedResponseError,
} from "arctic";
import {
  attemptCookie,
  auth0Issuer,
  IdentityProviderUnavailable,
  signInStrategy,
  type Vouched,
} from "../../accounts/auth0.server";
import { seal } from "../../accounts/seal.server";
import { makeSessionToken } from "../../accounts/sessions.server";
import { signIn } from "../../accounts/sign-in.server";
import { type Asking, page } from "../../http/asking.server";
import {
  cookieNames,
  expireCookie,
  readCookie,
  returnCookie,
  sessionCookie,
} from "../../http/cookies.server";
import { localPath } from "../../http/local-path";
import { report } from "../../http/report.server";
import { EmptyState } from "../../ui/empty-state";
import { LogInForm } from "../../ui/log-in-form";
import { title } from "../../ui/title";

export const meta = title("Log in");

export const loader = page(async (asking) => {
  const to = localPath(await readCookie(returnCookie(asking.env), asking.request));
  expireAttempts(asking);
  // Without a state the strategy would begin a new attempt.
  if (!asking.url.searchParams.get("state")) return failed(to, "stale");
  let vouched: Vouched;
  try {
    vouched = await signInStrategy(asking.env).authenticate(asking.request);
  } catch (error) {
    if (error instanceof Response) throw error;
    const failure = failureOf(error);
    report({ event: "sign-in-failed", failure, error: error instanceof Error ? error.name : "unknown" });
    return failed(to, failure, asking);
  }
  asking.answerHeaders.append("Set-Cookie", await beginSession(asking, vouched));
  asking.answerHeaders.append("Set-Cookie", await expireCookie(returnCookie(asking.env)));
  throw redirect(to);
});

export default function Callback() {
  const { to, title: heading, message } = useLoaderData<typeof loader>();
  return (
    <div className="column">
      <EmptyState drawing="sign-in" title={heading} headingLevel={1}>
        <p>{message}</p>
        <LogInForm to={to} />
      </EmptyState>
    </div>
  );
}

async function beginSession(asking: Asking, vouched: Vouched): Promise<string> {
  const { env, db, now, request } = asking;
  const { claims, accessToken, scope, expiresAt } = vouched;
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
  await signIn(db, identity, { tokenHash, device }, now);
  return sessionCookie(env).serialize(token);
}

/** Each attempt left a cookie named for its state. They are one-time, and the strategy never clears them. */
function expireAttempts(asking: Asking): void {
  for (const name of cookieNames(asking.request))
    if (name.startsWith(attemptCookie) && /^[\w:.-]+$/.test(name))
      asking.answerHeaders.append(
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

function failureOf(error: unknown): keyof typeof failures {
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

function failed(to: string, failure: keyof typeof failures, asking?: Asking) {
  const { status, ...words } = failures[failure];
  if (status === 503) asking?.answerHeaders.set("Retry-After", "30");
  return data({ to, ...words }, { status });
}
