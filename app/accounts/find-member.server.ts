import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import type { Role } from "~/db/vocabulary";

/** A member as those who may act on them need to know them. Times in ms. */
export type Member = {
  id: number;
  name: string | null;
  role: Role;
  erased: boolean;
  createdAt: number;
  /** May lie in the past, until the clock's job has been by. */
  blockedUntil: number | null;
};

export async function findMember(db: Database, id: number): Promise<Member | null> {
  const [row] = await selectMember(db, id);
  return row ? toMember(row) : null;
}

/** For a batch, with `toMember`. */
function selectMember(db: Database, id: number) {
  return db
    .select({
      id: members.id,
      name: members.name,
      role: members.role,
      createdAt: members.createdAt,
      blockedUntil: members.blockedUntil,
      erasedAt: members.erasedAt,
    })
    .from(members)
    .where(eq(members.id, id));
}

export function toMember({
  erasedAt,
  ...person
}: Omit<Member, "erased"> & { erasedAt: number | null }): Member {
  return { ...person, erased: erasedAt !== null };
}
