import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import Provider, { type Configuration } from "oidc-provider";
import { listen } from "../dev-server/ports";
import { createAccountStore } from "./account-store";
import { localIssuer } from "./accounts";
import { createMemoryAdapter } from "./memory-adapter";
import { messagePage } from "./sign-in-page";
import { signInRoutes } from "./sign-in-routes";

export type IdentityProviderOptions = {
  port: number;
  /** Scheme, host and port of the app, the only client. */
  appOrigin: string;
  clientId?: string;
  clientSecret: string;
};

/** Stands in for Auth0 on a laptop: the same protocol at the same paths, bound to 127.0.0.1. */
export async function startIdentityProvider({
  port,
  appOrigin,
  clientId = "plaza-local",
  clientSecret,
}: IdentityProviderOptions) {
  const accounts = createAccountStore();
  const day = 24 * 60 * 60;
  const scope = "openid profile email";

  const configuration: Configuration = {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${appOrigin}/auth/callback`],
      },
    ],
    clientAuthMethods: ["client_secret_basic"],
    clientBasedCORS: () => false,
    jwks: { keys: [signingKey()] },
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
    cookies: {
      // Cookies ignore ports, so the app's are sent here too: these need names of their own.
      names: { session: "idp_session", interaction: "idp_interaction", resume: "idp_resume" },
      keys: [randomBytes(32).toString("hex")],
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
    async findAccount(_ctx, subject) {
      const account = accounts.find(subject);
      if (!account) return undefined;
      const { name, email } = account;
      return { accountId: subject, claims: () => ({ sub: subject, name, email, email_verified: true }) };
    },
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
      ctx.body = messagePage("That did not work", `${error_description ?? error}.`);
    },
  };

  const issuer = localIssuer(port);
  const provider = new Provider(issuer, configuration);
  provider.on("server_error", (_ctx, error) => console.error(error));
  provider.use(signInRoutes({ provider, accounts, appOrigin, clientId }));
  const handle = provider.callback();
  const server = await listen(
    createServer((request, response) => void handle(request, response)),
    port,
  );

  return {
    issuer,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function signingKey() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    ...privateKey.export({ format: "jwk" }),
    alg: "RS256",
    use: "sig",
    kid: randomBytes(8).toString("hex"),
  };
}
