import { runCommand } from "../command";
import { readPort, requireFreePort } from "../dev-server/ports";
import { ensureSecrets } from "../dev-server/secrets";
import { startIdentityProvider } from "./identity-provider";

await runCommand(async () => {
  const port = readPort("IDENTITY_PORT", 4400);
  const appOrigin = `http://localhost:${readPort("PORT", 8787)}`;
  await requireFreePort("IDENTITY_PORT", port);
  const { issuer } = await startIdentityProvider({
    port,
    appOrigin,
    clientSecret: ensureSecrets().AUTH0_CLIENT_SECRET,
  });
  console.log(`Identity provider at ${issuer} for the app at ${appOrigin}. Press Ctrl-C to stop.`);
});
