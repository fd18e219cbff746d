import { createHash } from "node:crypto";
import { demoAccounts } from "./accounts";

export type Account = { subject: string; name: string; email: string };
export type NewAccount = Omit<Account, "subject">;
export type AccountStore = ReturnType<typeof createAccountStore>;
export type FieldErrors = Partial<Record<keyof NewAccount, string>>;

/** In memory: the demo accounts, and everybody who has signed in with the form. */
export function createAccountStore() {
  const accounts = new Map<string, Account>(demoAccounts.map((account) => [account.subject, account]));
  return {
    find: (subject: string) => accounts.get(subject),
    /** Adds the account, or replaces the one with this address, and returns its subject. */
    save(account: NewAccount) {
      const subject = subjectOf(account.email);
      accounts.set(subject, { subject, ...account });
      return subject;
    },
  };
}

/** Checks only lengths and the address: the app has to validate names itself, as it does those from Auth0. */
export function validateAccount({ name, email }: NewAccount): FieldErrors {
  const errors: FieldErrors = {};
  if ([...name].length > 200) errors.name = "Use up to 200 characters.";
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) errors.email = "Enter an email address, like ada@example.com.";
  else if (email.length > 254) errors.email = "Use up to 254 characters.";
  return errors;
}

/** A hash of the address: the same after a restart, and never the subject of a demo account. */
function subjectOf(email: string) {
  return `auth0|${createHash("sha256").update(email.toLowerCase()).digest("hex").slice(0, 24)}`;
}
