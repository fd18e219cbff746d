import { and, eq, isNull, lte } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { notices } from "~/db/tables/notices.server";

/** Marks the viewer's notices as read: all of them, or those up to and including the id `through`. */
export async function markNoticesRead(
  db: Database,
  viewer: Viewer,
  { through }: { through: number | null },
  now: number,
): Promise<void> {
  const isIncluded = through === null ? undefined : lte(notices.id, through);
  await db
    .update(notices)
    .set({ readAt: now })
    .where(and(eq(notices.memberId, viewer.id), isNull(notices.readAt), isIncluded));
}
