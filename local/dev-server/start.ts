import { runCommand } from "../command";
import { demoAccounts } from "../identity-provider/accounts";
import { startDevServer } from "./dev-server";
import { readPort } from "./ports";
import { waitForShutdown, stopProcesses } from "./processes";
import { stateFolder } from "./wrangler";

// Signals are handled from the very start, so that an early one leaves no process running.
const shutdown = waitForShutdown();

await runCommand(async () => {
  try {
    const result = await Promise.race([serve(), shutdown]);
    if (result === "shutdown") return 0;
    console.error("wrangler stopped unexpectedly.");
    return 1;
  } finally {
    await stopProcesses();
  }
});
process.exit();

async function serve() {
  const server = await startDevServer({
    port: readPort("PORT", 8787),
    identityPort: readPort("IDENTITY_PORT", 4400),
    stateFolder,
  });
  console.log(welcomeMessage(server.origin));
  await server.exited;
}

function welcomeMessage(origin: string) {
  const widest = Math.max(...demoAccounts.map(({ name }) => name.length));
  const accounts = demoAccounts.map(
    ({ name, role, blocked }) => `    ${name.padEnd(widest)}   ${blocked ? "blocked" : role}`,
  );
  return `
  Plaza is running at ${origin}

  Log in as
${accounts.join("\n")}
  or as a new person, with a name and an email address.

  Press Ctrl-C to stop.
`;
}
