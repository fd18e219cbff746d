import type { CaseView } from "~/moderation/cases/case-view";
import { claimSentences } from "~/moderation/cases/words";
import { Icon } from "~/ui/elements/icon";
import { ButtonForm } from "~/ui/forms/button-form";
import { useRootData } from "~/ui/shell/use-root-data";
import { NumberedName } from "~/ui/elements/members/numbered-name";

type ClaimControlsProps = {
  postId: number;
  case: CaseView | null;
  returnTo: string;
  /** The key that claims or releases it. */
  shortcut?: string;
};

/** Shown above the form that decides a case if a colleague has claimed it. */
export function ClaimWarning({ case: caseView }: { case: CaseView | null }) {
  const { viewer, now } = useRootData();
  if (caseView?.state !== "open" || !caseView.claimedBy || caseView.claimedBy.id === viewer?.id) return null;
  return (
    <p className="claim-warning" tabIndex={-1} data-claim>
      <Icon name="alert" />
      <span>
        <NumberedName member={caseView.claimedBy} /> {claimSentences.theirs(caseView.claimedUntil ?? 0, now)}
      </span>
    </p>
  );
}

/** The button that claims or releases a case; nothing if a colleague has claimed it. */
export function ClaimControls({ postId, case: caseView, returnTo, shortcut }: ClaimControlsProps) {
  const { viewer, now } = useRootData();
  const isMine = caseView?.claimedBy?.id === viewer?.id;
  if (caseView?.state !== "open" || (caseView.claimedBy && !isMine)) return null;
  const address = `/moderation/posts/${postId}`;
  if (!caseView.claimedBy)
    return (
      <div className="controls claim">
        {/* The same key as below, so that React keeps the button, and with it the focus. */}
        <ButtonForm
          key="claim"
          staysOnPage
          action={`${address}/claim`}
          fields={{ to: returnTo }}
          shortcut={shortcut}
        >
          Claim
        </ButtonForm>
      </div>
    );
  return (
    <div className="controls claim">
      <ButtonForm
        key="claim"
        staysOnPage
        action={`${address}/release`}
        fields={{ to: returnTo }}
        shortcut={shortcut}
      >
        Release
      </ButtonForm>
      <p className="claim-mine">{claimSentences.mine(caseView.claimedUntil ?? 0, now)}</p>
      {/* With JavaScript the page renews the claim by itself. */}
      <noscript>
        <ButtonForm action={`${address}/claim`} fields={{ to: returnTo }}>
          Claim
        </ButtonForm>
      </noscript>
    </div>
  );
}
