import { displayName } from "~/accounts/member-name";
import type { CaseView } from "~/moderation/cases/case-view";
import { claimWords } from "~/moderation/cases/words";
import { Icon } from "~/ui/elements/icon";
import { ButtonForm } from "~/ui/forms/button-form";
import { useRootData } from "~/ui/shell/use-root-data";

type ClaimControlsProps = { postId: number; case: CaseView | null; to: string };

/** That a colleague has claimed the case, above the form that would decide it. */
export function ClaimWarning({ case: found }: { case: CaseView | null }) {
  const { viewer, now } = useRootData();
  if (found?.state !== "open" || !found.claimedBy || found.claimedBy.id === viewer?.id) return null;
  return (
    <p className="claim-warning" tabIndex={-1} data-claim>
      <Icon name="alert" />
      <span>
        <bdi>{displayName(found.claimedBy)}</bdi> {claimWords.theirs(found.claimedUntil ?? 0, now)}
      </span>
    </p>
  );
}

/** The button that claims the case or releases it; nothing where a colleague has claimed it. */
export function ClaimControls({ postId, case: found, to }: ClaimControlsProps) {
  const { viewer, now } = useRootData();
  const isMine = found?.claimedBy?.id === viewer?.id;
  if (found?.state !== "open" || (found.claimedBy && !isMine)) return null;
  const address = `/moderation/posts/${postId}`;
  if (!found.claimedBy)
    return (
      <div className="controls claim">
        {/* The same key as below, so that React keeps the button, and with it the focus. */}
        <ButtonForm key="claim" staysOnPage action={`${address}/claim`} fields={{ to }}>
          Claim
        </ButtonForm>
      </div>
    );
  return (
    <div className="controls claim">
      <ButtonForm key="claim" staysOnPage action={`${address}/release`} fields={{ to }}>
        Release
      </ButtonForm>
      <p className="claim-mine">{claimWords.mine(found.claimedUntil ?? 0, now)}</p>
      {/* With JavaScript the page of the case renews the claim by itself. */}
      <noscript>
        <ButtonForm action={`${address}/claim`} fields={{ to }}>
          Claim
        </ButtonForm>
      </noscript>
    </div>
  );
}
