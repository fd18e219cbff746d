import { desc, eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { identities } from "~/db/tables/accounts.server";
import type { Viewer } from "../permissions";

/** How a member signs in, for admins; without the token. Times in ms. */
export type IdentityView = {
  provider: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  linkedAt: number;
  lastSignInAt: number;
  tokenExpiresAt: number | null;
};

export function listIdentities(db: Database, memberId: number): Promise<IdentityView[]> {
  return db
    .select({
      provider: identities.provider,
      subject: identities.subject,
      email: identities.email,
      emailVerified: identities.emailVerified,
      linkedAt: identities.linkedAt,
      lastSignInAt: identities.lastSignInAt,
      tokenExpiresAt: identities.tokenExpiresAt,
    })
    .from(identities)
    .where(eq(identities.memberId, memberId));
}

/** How a member signs in, for themselves: as the provider names them. Times in ms. */
export type OwnIdentityView = Pick<
  IdentityView,
  "provider" | "email" | "emailVerified" | "linkedAt" | "lastSignInAt"
> & {
  name: string | null;
};

/** For a batch. */
export function selectOwnIdentities(db: Database, viewer: Viewer) {
  return db
    .select({
      provider: identities.provider,
      name: identities.name,
      email: identities.email,
      emailVerified: identities.emailVerified,
      linkedAt: identities.linkedAt,
      lastSignInAt: identities.lastSignInAt,
    })
    .from(identities)
    .where(eq(identities.memberId, viewer.id))
    .orderBy(desc(identities.lastSignInAt));
}
