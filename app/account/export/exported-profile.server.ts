import type { Session } from "~/accounts/sessions/sessions.server";
import type { identities, members, sessions } from "~/db/tables/accounts.server";
import { untilLifted } from "~/moderation/blocks/durations";
import { toIso, toIsoOrNull } from "./iso";

// Field by field: a new column is in no export until somebody has decided that its member may know it.

/**
 * Without what is kept from members: cases about their posts, outcomes of reports on these, and whether their own reports
 * are ignored, which also changes how many of them were counted.
 */
export function toExportedMember(row: typeof members.$inferSelect, now: number) {
  const { id, name, role, createdAt, blockedUntil } = row;
  const isBlocked = blockedUntil !== null && blockedUntil > now;
  return {
    id,
    name,
    role,
    joinedAt: toIso(createdAt),
    /** `until` is null for a block that lasts until it is lifted. */
    block: isBlocked ? { until: blockedUntil >= untilLifted ? null : toIso(blockedUntil) } : null,
    posts: row.postsKept,
    timesHidden: row.timesHidden,
    timesWarned: row.timesWarned,
    timesBlocked: row.timesBlocked,
    unreadNotices: row.unreadNotices,
  };
}

/** Without the access token, which whoever has the file could use. */
export function toExportedIdentity(row: typeof identities.$inferSelect) {
  const { provider, issuer, subject, name, email, emailVerified, claims, tokenScope } = row;
  return {
    provider,
    issuer,
    subject,
    name,
    email,
    emailVerified,
    claims,
    tokenScope,
    tokenExpiresAt: toIsoOrNull(row.tokenExpiresAt),
    linkedAt: toIso(row.linkedAt),
    lastSignInAt: toIso(row.lastSignInAt),
  };
}

/** Without the hash by which its cookie is known. */
export function toExportedSession(row: typeof sessions.$inferSelect, current: Session | null) {
  const { id, device, createdAt, lastSeenAt } = row;
  return {
    id,
    device,
    current: id === current?.id,
    startedAt: toIso(createdAt),
    lastSeenAt: toIso(lastSeenAt),
  };
}
