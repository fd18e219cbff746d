import { openAppBrowser } from "../../../support/app/app-browser";
import type { Acts, ActSetup } from "./acts";

const newSubject = () => `auth0|${crypto.randomUUID()}`;

/** Signs in as the person with this subject, up to the callback; gives the browser and the callback's address. */
async function startSignIn(setup: ActSetup, sub: string) {
  const browser = openAppBrowser(setup);
  const { away } = await browser.follow("/auth/login", { form: { to: "/account" } });
  const { searchParams } = away!;
  const claims = { sub, nonce: searchParams.get("nonce")!, name: "Nora Newcomer", email_verified: true };
  setup.provider.replyToToken({
    status: 200,
    body: JSON.stringify({
      access_token: "the-access-token",
      token_type: "Bearer",
      expires_in: 600,
      scope: "openid profile email",
      id_token: await setup.provider.idToken(claims),
    }),
  });
  return { browser, callback: `/auth/callback?code=code&state=${searchParams.get("state")}` };
}

type Browser = ReturnType<typeof openAppBrowser>;
const withCookies = ({ cookies }: Browser) => ({
  headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
});

async function signIn(setup: ActSetup, sub: string): Promise<Browser> {
  const { browser, callback } = await startSignIn(setup, sub);
  await browser.follow(callback);
  return browser;
}

/** What goes by Auth0. The callback is no form, but writes like one. */
export const signInActs: Acts = {
  "/auth/login": async () => ["/auth/login", { form: { to: "/" } }],
  "/auth/callback": async (setup) => {
    const { browser, callback } = await startSignIn(setup, newSubject());
    return [callback, withCookies(browser)];
  },
  "/auth/callback, of somebody known": async (setup) => {
    const sub = newSubject();
    await signIn(setup, sub);
    const { browser, callback } = await startSignIn(setup, sub);
    return [callback, withCookies(browser)];
  },
  "/account/refresh": async (setup) => {
    const sub = newSubject();
    const browser = await signIn(setup, sub);
    const info = { sub, name: "Nora New", email: "new@plaza.example", email_verified: true };
    setup.provider.replyToUserInfo({ status: 200, body: JSON.stringify(info) });
    return ["/account/refresh", { ...withCookies(browser), form: {} }];
  },
};
