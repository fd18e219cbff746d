import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import type { Viewer } from "~/accounts/permissions";
import type { Badges, Session, SignedIn } from "~/accounts/sessions/sessions.server";
import type { Database } from "~/db/client.server";
import type { RuleInFull } from "~/moderation/list-rules.server";
import type { ErrorContent } from "./responses/error-content";
import type { Form } from "./forms/form.server";
import { knownRules } from "./known-rules.server";

declare module "@remix-run/cloudflare" {
  /** Remix's `context` of loaders and actions, created by `makeFetch` for each request. */
  interface AppLoadContext {
    env: Env;
    db: Database;
    now: number;
    /** Of the CSP, and on every script that Remix emits. */
    nonce: string;
    /** On error pages and in the lines of the logger, so that an operator can match them. */
    requestId: string;
    /** The request has a session cookie, valid or not. */
    hasSession: boolean;
    /** Reads the session, at most once in a request, and not at all without a session cookie. */
    signedIn: () => Promise<SignedIn | null>;
    /** The parsed body of a POST. */
    form: Form | null;
    /** See `RequestContext`, both. */
    asData: boolean;
    sentByScript: boolean;
    /** Why the guard rejected the request. Loaders throw it, so that it is shown like every other error. */
    guardError: ErrorContent | null;
    /** Headers set on the response even where Remix would drop a loader's. */
    responseHeaders: Headers;
  }
}

/** What loaders and actions are given. `now` in ms. */
export type RequestContext = {
  env: Env;
  db: Database;
  now: number;
  requestId: string;
  request: Request;
  url: URL;
  params: Readonly<Record<string, string | undefined>>;
  viewer: Viewer | null;
  session: Session | null;
  badges: Badges | null;
  /** All rules in their order, the retired ones too. */
  rules: () => Promise<RuleInFull[]>;
  responseHeaders: Headers;
  /** The form that this request sent; the loaders of the page that answers it get it too. */
  form: Form | null;
  /** Script asks for the data of the page, which is held in memory as a whole. */
  asData: boolean;
  /** The form was sent by the script of our pages, which takes the flash and the address as JSON instead of a redirect. */
  sentByScript: boolean;
};

/** What the loaders of things that are the same for everybody are given. */
export type PublicContext = Pick<RequestContext, "env" | "db" | "now" | "request" | "url" | "params">;

export async function makeRequestContext({
  request,
  params,
  context,
}: LoaderFunctionArgs): Promise<RequestContext> {
  const { env, db, now, requestId, responseHeaders } = context;
  const signedIn = await context.signedIn();
  return {
    env,
    db,
    now,
    requestId,
    request,
    params,
    responseHeaders,
    get url() {
      return new URL(request.url);
    },
    viewer: signedIn?.viewer ?? null,
    session: signedIn?.session ?? null,
    badges: signedIn?.badges ?? null,
    rules: () => knownRules(env.DB, db, now),
    form: context.form,
    asData: context.asData,
    sentByScript: context.sentByScript,
  };
}
