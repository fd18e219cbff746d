import type { Database } from "../db/client.server";
import type { SignedIn } from "../accounts/sessions.server";
import type { Form } from "./form.server";
import type { Refusal } from "./refusal";

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
    /** Who is asking; asked of the database once a request, and not at all without a session cookie. */
    signedIn: () => Promise<SignedIn | null>;
    /** The fields of a POST. */
    form: Form | null;
    /** Decided by the guard: the root loader throws it, so that it is shown as every error is. */
    refused: Refusal | null;
    /** Headers that the answer gets whatever Remix makes of it. */
    answerHeaders: Headers;
  }
}
