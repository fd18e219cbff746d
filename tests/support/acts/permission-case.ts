import type { Permission, Viewer } from "~/accounts/permissions";
import { type Role, roles } from "~/db/vocabulary";
import type { makersFor } from "../database/makers";

/** `own` and `another's`, each plain, reported (once) and hidden; and posts on which nobody may act. */
export const postTargets = [
  "own",
  "own reported",
  "own hidden",
  "another's",
  "another's reported",
  "another's hidden",
  "another's blocked",
  "deleted",
  "missing",
] as const;
export type PostTarget = (typeof postTargets)[number];

export const memberTargets = [
  "self",
  ...roles,
  ...roles.map((role) => `blocked ${role}` as const),
  "erased",
  "missing",
] as const;
export type MemberTarget = (typeof memberTargets)[number];

/** `preparedId`: the entry or appeal that was made for the act; 0 for none. */
type Target = { id: number; version: number; preparedId: number };

/** `outcomes`: for those whom the permission allows. `deniedOutcomes`: for all others, where it is not "forbidden". */
export type PermissionCase =
  | { from: Role; readOnly: true }
  | {
      from: Role;
      prepare?: (post: { id: number; version: number }, actor: Viewer) => Promise<number>;
      onPost: (actor: Viewer, post: Target) => Promise<string>;
      outcomes: Record<PostTarget, string>;
      deniedOutcomes?: Partial<Record<PostTarget, string>>;
    }
  | {
      from: Role;
      prepareForMember?: (memberId: number) => Promise<number>;
      onMember: (actor: Viewer, memberId: number, preparedId: number) => Promise<string>;
      outcomes: (actorRole: Role, target: MemberTarget) => string;
    };
/** An act that shares the permission of another. */
export type FurtherCase = PermissionCase & { permission: Permission };

export const grounds = { reason: "spam" as const, note: "" };
export const notFoundIfGone = { deleted: "not-found", missing: "not-found" };
export const notFoundEverywhere = Object.fromEntries(
  postTargets.map((target) => [target, "not-found"]),
) as Record<PostTarget, string>;
export const forbiddenOnOwn = {
  own: "forbidden",
  "own reported": "forbidden",
  "own hidden": "forbidden",
};

export function isBelow(actorRole: Role, target: MemberTarget): boolean {
  const role = target.replace("blocked ", "") as Role;
  return target !== "self" && roles.indexOf(role) < roles.indexOf(actorRole);
}

/** Gives the id of the entry that hid the post, or of what `then` makes from it; 0 for a visible post. */
export function prepareHiding(
  { findPostRow }: ReturnType<typeof makersFor>,
  then: (entryId: number) => Promise<number> = async (entryId) => entryId,
) {
  return async ({ id }: { id: number }) => {
    const { hiddenEntryId } = (await findPostRow(id)) ?? {};
    return hiddenEntryId ? then(hiddenEntryId) : 0;
  };
}
