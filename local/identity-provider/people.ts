import { createHash } from "node:crypto";
import { demoAccounts } from "./accounts";

export type Person = { subject: string; name: string; email: string };

/** Whom the identity provider knows: the demo accounts, and everybody who has signed in by the form. */
export function createPeople() {
  const known = new Map<string, Person>(demoAccounts.map((account) => [account.subject, account]));
  return {
    find: (subject: string) => known.get(subject),
    meet(person: Omit<Person, "subject">) {
      const subject = subjectOf(person.email);
      known.set(subject, { subject, ...person });
      return subject;
    },
  };
}

/** From the address alone: the same person after a restart, too. Never a demo account, whatever the address. */
function subjectOf(email: string) {
  return `auth0|${createHash("sha256").update(email.toLowerCase()).digest("hex").slice(0, 24)}`;
}

export type NewPerson = { name: string; email: string };
export type Problems = Partial<Record<keyof NewPerson, string>>;

/** Names are judged by the app, as it must judge those that Auth0 gives it. */
export function problemsOf({ name, email }: NewPerson): Problems {
  const problems: Problems = {};
  if ([...name].length > 200) problems.name = "A name has at most 200 characters.";
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) problems.email = "Enter an email address, such as ada@example.com.";
  else if (email.length > 254) problems.email = "An email address has at most 254 characters.";
  return problems;
}
