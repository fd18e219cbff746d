import { displayName } from "../accounts/member-name";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { timeInWords } from "../feed/time-in-words";
import type { Result } from "../moderation/acts.server";
import { claimCase, claimLimit, holdsAllClaims, releaseCase } from "../moderation/claim-case.server";
import { findClaim } from "../moderation/find-claim.server";
import { type Asking, redirectDone, requireId, requirePermission } from "./asking.server";
import { ownPost } from "./decide.server";
import type { Form } from "./form.server";
import { localPath } from "./local-path";
import { answerOutcome } from "./outcome.server";

type Claiming = {
  run: (
    db: Database,
    actor: Viewer,
    input: { postId: number },
    now: number,
  ) => Promise<Result | { outcome: "renewed" }>;
  done: string;
  /** What stands in the way where nobody is on the case. */
  obstacle?: (asking: Asking, viewer: Viewer) => Promise<string | null>;
};

export const claiming: Claiming = {
  run: claimCase,
  done: "The case is yours for ten minutes.",
  obstacle: async ({ db, now }, viewer) =>
    (await holdsAllClaims(db, viewer, now))
      ? `You are on ${claimLimit} cases, as many as one can be. Release one or decide it, and claim this one then.`
      : null,
};

export const releasing: Claiming = { run: releaseCase, done: "The case is free again." };

/** Claim and release ask and answer alike; renewing one's claim is answered like claiming. */
export async function answerClaim(asking: Asking, form: Form, { run, done, obstacle }: Claiming) {
  const postId = requireId(asking);
  const page = `/moderation/posts/${postId}`;
  const viewer = await requirePermission(asking, "report:dismiss", { page, form });
  const result = await run(asking.db, viewer, { postId }, asking.now);
  const back = () => redirectDone(asking, localPath(form.fields.to, page), done);
  if (result.outcome === "renewed") return back();
  return answerOutcome(asking, form, viewer, result, {
    done: back,
    forbidden: ownPost,
    missing: "There is no such post",
    conflict: async () => {
      const claim = await findClaim(asking.db, postId, asking.now);
      if (!claim)
        return (
          (await obstacle?.(asking, viewer)) ??
          "There is no claim on this case, or it is decided already. Nothing was changed."
        );
      const who = claim.by.id === viewer.id ? "You are" : `${displayName(claim.by)} is`;
      return `${who} on this case since ${timeInWords(claim.since, asking.now)}. You can still decide it.`;
    },
  });
}
