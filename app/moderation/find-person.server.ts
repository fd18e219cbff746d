import { eq } from "drizzle-orm";
import type { Role } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { members } from "../db/schema.server";

/** A member as those who may act on them need to know them. Times in ms. */
export type Person = {
  id: number;
  name: string | null;
  role: Role;
  erased: boolean;
  createdAt: number;
  /** May lie in the past, until the clock's job has been by. */
  blockedUntil: number | null;
};

export async function findPerson(db: Database, id: number): Promise<Person | null> {
  const [row] = await selectPerson(db, id);
  return row ? toPerson(row) : null;
}

/** For a batch, with `toPerson`. */
function selectPerson(db: Database, id: number) {
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

export function toPerson({
  erasedAt,
  ...person
}: Omit<Person, "erased"> & { erasedAt: number | null }): Person {
  return { ...person, erased: erasedAt !== null };
}
