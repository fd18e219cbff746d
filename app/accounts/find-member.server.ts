import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import type { Role } from "~/db/vocabulary";

/** A member as acts on members need it. Times in ms. */
export type Member = {
  id: number;
  name: string | null;
  role: Role;
  erased: boolean;
  createdAt: number;
  /** In the past where the block has ended and the scheduled job has not run since. */
  blockedUntil: number | null;
};

export async function findMember(db: Database, id: number): Promise<Member | null> {
  const [row] = await db
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
  return row ? toMember(row) : null;
}

export function toMember({
  erasedAt,
  ...member
}: Omit<Member, "erased"> & { erasedAt: number | null }): Member {
  return { ...member, erased: erasedAt !== null };
}
