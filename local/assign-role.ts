import { randomUUID } from "node:crypto";
import { Refusal } from "./command";

export const roles = ["member", "moderator", "admin"] as const;
export type Role = (typeof roles)[number];

/** Runs the statements in one atomic go and gives each one's rows. */
export type Query = (statements: string[]) => Promise<Record<string, unknown>[][]>;

export type Candidate = {
  id: number;
  name: string | null;
  role: Role;
  subject: string;
  lastSignInAt: number;
};

/** The members who signed in with this address and own it, as far as the provider could verify that. */
export async function findCandidates(query: Query, email: string) {
  if (email.includes("\0")) throw new Refusal("An email address holds no NUL character.");
  const [rows] = await query([
    `select m.id, m.name, m.role, i.subject, i.last_sign_in_at as lastSignInAt
       from identities i join members m on m.id = i.member_id
      where i.email = ${quote(email.toLowerCase())} and i.email_verified = 1 and m.erased_at is null
      order by m.id`,
  ]);
  return rows as Candidate[];
}

/** Changes the role and writes the entry, or neither. */
export async function assignRole(query: Query, id: number, role: Role, now = Date.now()) {
  const act = randomUUID();
  const [, changed, [member]] = (await query([
    // The entry first, with every guard: the change below follows from it, and makes its guards false.
    `insert into log (act, at, kind, moderation, actor_id, member_id, reason, note, details)
     select '${act}', ${now}, 'role.assigned', 1, null, m.id, null, 'by the operator on the command line',
            json_object('from', m.role, 'to', '${role}')
       from members m
      where m.id = ${id} and m.role <> '${role}' and m.erased_at is null
        and (m.role <> 'admin' or exists (
              select 1 from members other
               where other.role = 'admin' and other.id <> m.id and other.erased_at is null
                 and (other.blocked_until is null or other.blocked_until <= ${now})))`,
    `update members set role = '${role}'
      where id = ${id} and exists (select 1 from log where act = '${act}') returning id`,
    `select role from members where id = ${id} and erased_at is null`,
  ])) as [unknown[], unknown[], { role: Role }[]];

  if (changed.length) return "done";
  if (!member) return "not-found";
  return member.role === role ? "already" : "last-admin";
}

/** As bytes: no character of it can end the literal, nor confuse wrangler, which splits statements itself. */
function quote(text: string) {
  return `cast(x'${Buffer.from(text).toString("hex")}' as text)`;
}
