import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import type { Viewer } from "~/accounts/permissions";
import type { Badges, Session, SignedIn } from "~/accounts/sessions.server";
import type { Database } from "~/db/client.server";
import type { RuleWithHint } from "~/moderation/list-rules.server";
import type { ErrorContent } from "./error-content";
import type { Form } from "./form.server";
import { knownRules } from "./known-rules.server";

declare module "@remix-run/cloudflare" {
  /** What the Worker gives to loaders and actions, made anew for each request. */
  interface AppLoadContext {
    env: Env;
    db: Database;
    now: number;
    /** In the CSP and on every script that Remix emits. */
    nonce: string;
    /** Stands in the log and on error pages, and nothing else does. */
    requestId: string;
    /** Reads the session once a request, and not at all without a session cookie. */
    signedIn: () => Promise<SignedIn | null>;
    /** The fields of a POST. */
    form: Form | null;
    /** Why the guard turned the request away: the root loader throws it, so that it is shown as every error is. */
    guardError: ErrorContent | null;
    /** Headers that the answer gets whatever Remix makes of it. */
    responseHeaders: Headers;
  }
}

/** What a loader or action knows of its request. Time in ms. */
export type RequestContext = {
  env: Env;
  db: Database;
  now: number;
  request: Request;
  url: URL;
  params: Readonly<Record<string, string | undefined>>;
  viewer: Viewer | null;
  session: Session | null;
  badges: Badges | null;
  /** All rules in their order, the retired ones too. */
  rules: () => Promise<RuleWithHint[]>;
  responseHeaders: Headers;
  /** The form stays on its page: it wants the flash as the answer, and no redirect. */
  staysOnPage: boolean;
};

export async function makeRequestContext({
  request,
  params,
  context,
}: LoaderFunctionArgs): Promise<RequestContext> {
  const { env, db, now, form, responseHeaders } = context;
  const signedIn = await context.signedIn();
  return {
    env,
    db,
    now,
    request,
    params,
    responseHeaders,
    url: new URL(request.url),
    viewer: signedIn?.viewer ?? null,
    session: signedIn?.session ?? null,
    badges: signedIn?.badges ?? null,
    rules: () => knownRules(env.DB, db, now),
    staysOnPage: form?.fields.stay === "yes",
  };
}
