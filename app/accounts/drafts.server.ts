import { and, gt, inArray, lte } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { deleteDue } from "~/db/delete-due.server";
import { drafts } from "~/db/tables/drafts.server";

/** Stores the fields of a form, which are encrypted; gives the id by which they are found. */
export async function insertDraft(
  db: Database,
  draft: { sealed: string; expiresAt: number },
): Promise<string> {
  const id = crypto.randomUUID();
  await db.insert(drafts).values({ ...draft, id });
  return id;
}

export async function listDrafts(db: Database, ids: string[], now: number) {
  return db
    .select({ id: drafts.id, sealed: drafts.sealed })
    .from(drafts)
    .where(and(inArray(drafts.id, ids), gt(drafts.expiresAt, now)));
}

export async function deleteDrafts(db: Database, ids: string[]): Promise<void> {
  await db.delete(drafts).where(inArray(drafts.id, ids));
}

/** Erases so many drafts whose time is up. Gives how many. */
export function deleteExpiredDrafts(db: Database, now: number, limit: number): Promise<number> {
  const { id: key, expiresAt: at } = drafts;
  return deleteDue(db, { table: drafts, key, at, isDue: lte(at, now) }, limit);
}
