import { demoAccounts } from "./accounts";
import { runCommand } from "./command";
import { startPlaza } from "./plaza";
import { readPort } from "./ports";
import { endProcesses } from "./processes";
import { stateFolder } from "./wrangler";

// Heard from the first moment on, so that no process is left behind whenever the end comes.
const askedToEnd = new Promise<"asked">((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve("asked"));
  if (process.env.npm_lifecycle_event) whenParentEnds(() => resolve("asked"));
});

await runCommand(async () => {
  try {
    const end = await Promise.race([serve(), askedToEnd]);
    if (end === "asked") return 0;
    console.error("wrangler ended by itself.");
    return 1;
  } finally {
    await endProcesses();
  }
});
process.exit();

/** npm's shell dies of a SIGTERM without handing it on. */
function whenParentEnds(then: () => void) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && then(), 200).unref();
}

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
