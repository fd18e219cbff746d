import { Miniflare } from "miniflare";
import { localIssuer } from "../../local/identity-provider/accounts";
import { buildDemoStatements } from "../../local/demo/demo";
import { startIdentityProvider } from "../../local/identity-provider/identity-provider";
import { findFreePort } from "../../local/dev-server/ports";
import { appWorker, assets, bindings } from "../support/app/app-worker";
import { gatewayWorker, openD1 } from "../support/database/d1-gateway";
import { migrate } from "../support/database/migrate";
import { startForwarder } from "./forwarder";
import { seedStatements } from "./seed";
import type { Role } from "~/db/vocabulary";

export type Plaza = {
  origin: string;
  /** As an operator does on the command line. */
  assignRole: (email: string, role: Role) => Promise<void>;
  /** As time does: the access token of the person with this address is over. */
  expireToken: (email: string) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * The deployed bundle with its assets, on the demo's data, beside the identity provider: the same Worker as `npm start`
 * serves, at half the cost, since there is no proxy before it. `providerForwards`: the provider that the app knows sends
 * browsers on to another origin, as a tenant does that signs people in elsewhere. `demoAlone`: without the cases that are
 * seeded for journeys.
 */
export async function serveBundle({ providerForwards = false, demoAlone = false } = {}): Promise<Plaza> {
  const [port, identityPort] = [await findFreePort(), await findFreePort()];
  const providerPort = providerForwards ? await findFreePort() : identityPort;
  const origin = `http://localhost:${port}`;
  const vars = { APP_ORIGIN: origin, AUTH0_DOMAIN: `localhost:${identityPort}` };
  const miniflare = new Miniflare({
    cf: false,
    // Of what the app logs, errors are shown.
    handleStructuredLogs({ level, message }) {
      if (level === "error") console.error(message);
    },
    workers: [
      {
        config: { ...appWorker({ vars }), assets },
        dev: { unsafeDirectSockets: [{ port }] },
      },
      gatewayWorker(["test"]),
    ],
  });
  await miniflare.ready;

  const d1 = openD1(await miniflare.unsafeGetDirectURL("d1-gateway"), "test");
  await migrate(d1);
  const demo = buildDemoStatements({ now: Date.now(), issuer: localIssuer(identityPort) });
  await d1.batch([...demo, ...(demoAlone ? [] : seedStatements())].map((statement) => d1.prepare(statement)));

  const identity = await startIdentityProvider({
    port: providerPort,
    issuer: localIssuer(identityPort),
    appOrigin: origin,
    clientSecret: bindings.AUTH0_CLIENT_SECRET,
  });

  const forwarder = providerForwards ? await startForwarder(identityPort, providerPort) : null;

  return {
    origin,
    async assignRole(email, role) {
      await d1
        .prepare("update members set role = ? where id = (select member_id from identities where email = ?)")
        .bind(role, email)
        .run();
    },
    async expireToken(email) {
      await d1.prepare("update identities set token_expires_at = 1 where email = ?").bind(email).run();
    },
    async close() {
      identity.close();
      forwarder?.close();
      await miniflare.dispose();
    },
  };
}
