import { afterAll, expect } from "vitest";
import { findFreePort } from "../../../local/dev-server/ports";
import { startIdentityProvider } from "../../../local/identity-provider/identity-provider";
import { openBrowser } from "../../local/identity-provider/http-browser";
import type { AppBrowser } from "./app-browser";
import { bindings } from "./app-worker";
import { origin } from "./open-app";
import { startWorker } from "./worker";

/** What the page of the provider is answered with. */
type Answer = { account: string } | { name: string; email: string } | { cancel: "yes" };
type Options = { to?: string; at?: ReturnType<typeof openBrowser> };

/** The app beside the local identity provider, and how a browser signs in there. */
export async function startWithProvider() {
  const port = await findFreePort();
  const provider = await startIdentityProvider({
    port,
    appOrigin: origin,
    clientSecret: bindings.AUTH0_CLIENT_SECRET,
  });
  afterAll(() => provider.close());
  const worker = await startWorker({ vars: { AUTH0_DOMAIN: `localhost:${port}` } });

  /** From the button up to the redirect to the callback, which is not followed yet. */
  async function begin(browser: AppBrowser, answer: Answer, { to = "/", at = openBrowser() }: Options = {}) {
    const { away } = await browser.follow("/auth/login", { form: { to } });
    expect(away?.origin).toBe(new URL(provider.issuer).origin);
    const page = await at.follow(away!.href);
    const redirected = page.at.origin === origin ? page : await at.follow(page.at.href, answer);
    expect(redirected.at.origin + redirected.at.pathname).toBe(`${origin}/auth/callback`);
    return { authorize: away!, callback: redirected.at.pathname + redirected.at.search };
  }

  async function signIn(browser: AppBrowser, answer: Answer, options?: Options) {
    const { callback } = await begin(browser, answer, options);
    return browser.follow(callback);
  }

  return { worker, provider, begin, signIn };
}
