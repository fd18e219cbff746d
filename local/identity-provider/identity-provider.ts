import { createServer } from "node:http";
import Provider from "oidc-provider";
import { listen } from "../dev-server/ports";
import { createAccountStore } from "./account-store";
import { localIssuer } from "./accounts";
import { createConfiguration } from "./configuration";
import { signInRoutes } from "./sign-in-routes";

export type IdentityProviderOptions = {
  port: number;
  /** By default its own origin. Another, if it is reached through a server that forwards to it. */
  issuer?: string;
  /** Scheme, host and port of the app, the only client. */
  appOrigin: string;
  clientId?: string;
  clientSecret: string;
};

/** Replaces Auth0 on a developer's machine: the same protocol at the same paths, on 127.0.0.1 only. */
export async function startIdentityProvider({
  port,
  issuer = localIssuer(port),
  appOrigin,
  clientId = "plaza-local",
  clientSecret,
}: IdentityProviderOptions) {
  const accounts = createAccountStore();
  const provider = new Provider(issuer, createConfiguration({ accounts, appOrigin, clientId, clientSecret }));
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
