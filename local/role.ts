// The command `npm run role`, which gives a member another role.
import { parseArgs } from "node:util";
import { assignRole, type Candidate, findCandidates, type Query, type Role, roles } from "./assign-role";
import { CommandError, runCommand } from "./command";
import { runWrangler, stateFolder } from "./dev-server/wrangler";

const usage = `npm run role -- <email> <${roles.join(" | ")}> [--id <member>] [--remote]`;

await runCommand(async () => {
  const { email, role, id, remote } = readArguments();
  const query = createQuery(
    remote ? ["--remote", "--env", "production"] : ["--local", "--persist-to", stateFolder],
  );

  const member = chooseCandidate(await findCandidates(query, email), email, id);
  const label = `${member.name ?? `Member ${member.id}`} (${email})`;
  switch (await assignRole(query, member.id, role)) {
    case "done":
      return console.log(`${label} is now ${role}; before: ${member.role}.`);
    case "already":
      return console.log(`${label} is ${role} already.`);
    case "last-admin":
      throw new CommandError(`${label} is the last admin. Make somebody else admin first.`);
    case "not-found":
      throw new CommandError(`${label} deleted the account a moment ago.`);
  }
});

function readArguments() {
  const { values, positionals } = parse();
  const [email, role] = positionals;
  if (positionals.length !== 2 || !email) throw new CommandError(usage);
  if (!isRole(role)) throw new CommandError(`There is no role "${role}".\n${usage}`);
  if (values.id !== undefined && !/^\d{1,15}$/.test(values.id))
    throw new CommandError(`--id is a number.\n${usage}`);
  return { email, role, id: values.id === undefined ? undefined : Number(values.id), remote: values.remote };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { id: { type: "string" }, remote: { type: "boolean", default: false } },
    });
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${usage}`);
  }
}

function isRole(text: string | undefined): text is Role {
  return roles.some((role) => role === text);
}

function chooseCandidate(candidates: Candidate[], email: string, id: number | undefined) {
  if (!candidates.length) {
    throw new CommandError(
      `Nobody with the verified address ${email} is here. They must sign in once first.`,
    );
  }
  const chosen = id === undefined ? candidates : candidates.filter((candidate) => candidate.id === id);
  if (chosen.length === 1) return chosen[0]!;
  const list = candidates.map(
    ({ id, name, subject, lastSignInAt }) =>
      `  --id ${id}   ${name ?? `Member ${id}`}   ${subject}   last sign-in ${new Date(lastSignInAt).toISOString()}`,
  );
  const problem = id === undefined ? "Several people have" : `Member ${id} is not among those who have`;
  throw new CommandError(`${problem} the address ${email}. Say which one:\n${list.join("\n")}`);
}

function createQuery(target: string[]): Query {
  return async (statements) => {
    const command = statements.join(";\n");
    const output = await runWrangler(["d1", "execute", "DB", ...target, "--json", "--command", command]);
    return (JSON.parse(output) as { results: Record<string, unknown>[] }[]).map(({ results }) => results);
  };
}
