import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { Configuration } from "oidc-provider";
import type { AccountStore } from "./account-store";
import { createMemoryAdapter } from "./memory-adapter";
import { renderMessagePage } from "./sign-in-page";

const day = 24 * 60 * 60;
const scope = "openid profile email";

type Options = { accounts: AccountStore; appOrigin: string; clientId: string; clientSecret: string };

/** Makes oidc-provider behave like Auth0 wherever the app could notice a difference. */
export function createConfiguration({ accounts, appOrigin, clientId, clientSecret }: Options): Configuration {
  return {
    ...protocol,
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${appOrigin}/auth/callback`],
      },
    ],
    jwks: { keys: [generateSigningKey()] },
    cookies: {
      // Browsers send the app's cookies here too, since cookies ignore ports: these need other names.
      names: { session: "idp_session", interaction: "idp_interaction", resume: "idp_resume" },
      keys: [randomBytes(32).toString("hex")],
    },
    async findAccount(_ctx, subject) {
      const account = accounts.find(subject);
      if (!account) return undefined;
      const { name, email } = account;
      return { accountId: subject, claims: () => ({ sub: subject, name, email, email_verified: true }) };
    },
  };
}

const protocol: Configuration = {
  clientAuthMethods: ["client_secret_basic"],
  clientBasedCORS: () => false,
  responseTypes: ["code"],
  pkce: { required: () => true },
  routes: {
    authorization: "/authorize",
    token: "/oauth/token",
    userinfo: "/userinfo",
    revocation: "/oauth/revoke",
    jwks: "/.well-known/jwks.json",
  },
  scopes: scope.split(" "),
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
  // Auth0 puts the profile into the id_token, where the app reads it.
  conformIdTokenClaims: false,
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    resourceIndicators: { enabled: false },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
    },
    rpInitiatedLogout: { enabled: false },
  },
  ttl: {
    AccessToken: day,
    AuthorizationCode: 60,
    Grant: day,
    IdToken: 10 * 60 * 60,
    Interaction: 60 * 60,
    Session: day,
  },
  // As at Auth0, access tokens stay valid after signing out of the provider.
  expiresWithSession: () => false,
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  // The app is a first-party client: no consent is needed.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client!.clientId,
      accountId: oidc.session!.accountId,
    });
    grant.addOIDCScope(scope);
    await grant.save();
    return grant;
  },
  renderError(ctx, { error, error_description }) {
    ctx.type = "html";
    ctx.body = renderMessagePage("That didn't work", `${error_description ?? error}.`);
  },
};

function generateSigningKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    ...privateKey.export({ format: "jwk" }),
    alg: "RS256",
    use: "sig",
    kid: randomBytes(8).toString("hex"),
  };
}
