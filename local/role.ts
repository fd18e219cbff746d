import { parseArgs } from "node:util";
import { assignRole, type Candidate, findCandidates, type Query, type Role, roles } from "./assign-role";
import { Refusal, runCommand } from "./command";
import { runWrangler, stateFolder } from "./dev-server/wrangler";

const usage = `npm run role -- <email> <${roles.join(" | ")}> [--id <member>] [--remote]`;

await runCommand(async () => {
  const { email, role, id, remote } = readArguments();
  const query = queryThrough(
    remote ? ["--remote", "--env", "production"] : ["--local", "--persist-to", stateFolder],
  );

  const member = choose(await findCandidates(query, email), email, id);
  const who = `${member.name ?? `Member ${member.id}`} (${email})`;
  switch (await assignRole(query, member.id, role)) {
    case "done":
      return console.log(`${who} is now ${role}; before: ${member.role}.`);
    case "already":
      return console.log(`${who} is ${role} already.`);
    case "last-admin":
      throw new Refusal(`${who} is the last admin. Make somebody else admin first.`);
    case "not-found":
      throw new Refusal(`${who} deleted the account a moment ago.`);
  }
});

function readArguments() {
  const { values, positionals } = parse();
  const [email, role] = positionals;
  if (positionals.length !== 2 || !email) throw new Refusal(usage);
  if (!isRole(role)) throw new Refusal(`There is no role "${role}".\n${usage}`);
  if (values.id !== undefined && !/^\d{1,15}$/.test(values.id))
    throw new Refusal(`--id is a number.\n${usage}`);
  return { email, role, id: values.id === undefined ? undefined : Number(values.id), remote: values.remote };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { id: { type: "string" }, remote: { type: "boolean", default: false } },
    });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n${usage}`);
  }
}

function isRole(text: string | undefined): text is Role {
  return roles.some((role) => role === text);
}

function choose(candidates: Candidate[], email: string, id: number | undefined) {
  if (!candidates.length) {
    throw new Refusal(`Nobody with the verified address ${email} is here. They must sign in once first.`);
  }
  const chosen = id === undefined ? candidates : candidates.filter((candidate) => candidate.id === id);
  if (chosen.length === 1) return chosen[0]!;
  const list = candidates.map(
    ({ id, name, subject, lastSignInAt }) =>
      `  --id ${id}   ${name ?? `Member ${id}`}   ${subject}   last sign-in ${new Date(lastSignInAt).toISOString()}`,
  );
  const problem = id === undefined ? "Several people have" : `Member ${id} is not among those who have`;
  throw new Refusal(`${problem} the address ${email}. Say which one:\n${list.join("\n")}`);
}

function queryThrough(where: string[]): Query {
  return async (statements) => {
    const command = statements.join(";\n");
    const output = await runWrangler(["d1", "execute", "DB", ...where, "--json", "--command", command]);
    return (JSON.parse(output) as { results: Record<string, unknown>[] }[]).map(({ results }) => results);
  };
}
