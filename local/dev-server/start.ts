import { demoAccounts } from "../identity-provider/accounts";
import { runCommand } from "../command";
import { startPlaza } from "./plaza";
import { readPort } from "./ports";
import { askedToEnd, endProcesses } from "./processes";
import { stateFolder } from "./wrangler";

// Heard from the first moment on, so that no process is left behind whenever the end comes.
const asked = askedToEnd();

await runCommand(async () => {
  try {
    const end = await Promise.race([serve(), asked]);
    if (end === "asked") return 0;
    console.error("wrangler ended by itself.");
    return 1;
  } finally {
    await endProcesses();
  }
});
process.exit();

async function serve() {
  const plaza = await startPlaza({
    port: readPort("PORT", 8787),
    identityPort: readPort("IDENTITY_PORT", 4400),
    state: stateFolder,
  });
  console.log(welcome(plaza.origin));
  await plaza.ended;
}

function welcome(origin: string) {
  const widest = Math.max(...demoAccounts.map(({ name }) => name.length));
  const accounts = demoAccounts.map(
    ({ name, role, blocked }) => `    ${name.padEnd(widest)}   ${blocked ? "blocked" : role}`,
  );
  return `
  Plaza is at ${origin}

  Log in as
${accounts.join("\n")}
  or as anyone new, with a name and an email address.

  Ctrl-C ends it.
`;
}
