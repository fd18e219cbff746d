import { randomUUID } from "node:crypto";
import { CommandError } from "./command";

export const roles = ["member", "moderator", "admin"] as const;
export type Role = (typeof roles)[number];

/** Runs the statements in one transaction and returns the rows of each. */
export type Query = (statements: string[]) => Promise<Record<string, unknown>[][]>;

export type Candidate = {
  id: number;
  name: string | null;
  role: Role;
  subject: string;
  lastSignInAt: number;
};

/** The members who have signed in with this email address, if the identity provider has verified it. */
export async function findCandidates(query: Query, email: string) {
  if (email.includes("\0")) throw new CommandError("An email address holds no NUL character.");
  const [rows] = await query([
    `select m.id, m.name, m.role, i.subject, i.last_sign_in_at as lastSignInAt
       from identities i join members m on m.id = i.member_id
      where i.email = ${quote(email.toLowerCase())} and i.email_verified = 1 and m.erased_at is null
      order by m.id`,
  ]);
  return rows as Candidate[];
}

/** Changes the role and writes the log entry, or neither. `now` is in ms. */
export async function assignRole(query: Query, memberId: number, role: Role, now = Date.now()) {
  const act = randomUUID();
  const [, changed, [member]] = (await query([
    // The entry comes first and has all guards: the update depends on it, and would make the guards false.
    `insert into log (act, at, kind, moderation, actor_id, member_id, reason, note, details)
     select '${act}', ${now}, 'role.assigned', 1, null, m.id, null, 'by the operator on the command line',
            json_object('from', m.role, 'to', '${role}')
       from members m
      where m.id = ${memberId} and m.role <> '${role}' and m.erased_at is null
        and (m.role <> 'admin' or exists (
              select 1 from members other
               where other.role = 'admin' and other.id <> m.id and other.erased_at is null
                 and (other.blocked_until is null or other.blocked_until <= ${now})))`,
    `update members set role = '${role}'
      where id = ${memberId} and exists (select 1 from log where act = '${act}') returning id`,
    `select role from members where id = ${memberId} and erased_at is null`,
  ])) as [unknown[], unknown[], { role: Role }[]];

  if (changed.length) return "done";
  if (!member) return "not-found";
  return member.role === role ? "already" : "last-admin";
}

/** In hex, so that no character can end the literal or mislead wrangler, which splits the statements itself. */
function quote(text: string) {
  return `cast(x'${Buffer.from(text).toString("hex")}' as text)`;
}
