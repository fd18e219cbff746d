import { and, eq, gt, lte } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { drafts } from "~/db/tables/drafts.server";
import { minute } from "~/time/units";

/** As long as signing in may take. In ms. */
const lifetime = 10 * minute;

type Draft = { action: string; sealed: string };

/** Stores a form; gives the id by which it is found. */
export async function insertDraft(db: Database, draft: Draft, now: number): Promise<string> {
  const id = crypto.randomUUID();
  await db.insert(drafts).values({ ...draft, id, expiresAt: now + lifetime });
  return id;
}

export async function findDraftById(db: Database, id: string, now: number): Promise<Draft | null> {
  const [draft] = await db
    .select({ action: drafts.action, sealed: drafts.sealed })
    .from(drafts)
    .where(and(eq(drafts.id, id), gt(drafts.expiresAt, now)));
  return draft ?? null;
}

/** Erases the draft if it is of this form; whether it was. */
export async function deleteDraft(db: Database, id: string, action: string): Promise<boolean> {
  const deleted = await db
    .delete(drafts)
    .where(and(eq(drafts.id, id), eq(drafts.action, action)))
    .returning({ id: drafts.id });
  return deleted.length > 0;
}

export async function deleteExpiredDrafts(db: Database, now: number): Promise<void> {
  await db.delete(drafts).where(lte(drafts.expiresAt, now));
}
