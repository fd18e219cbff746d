import type { PostView } from "../feed/post-view";
import type { CaseView } from "../moderation/case-view";
import { mayDecide } from "../moderation/policy";
import { actReasons } from "../moderation/reasons";
import { ActForm } from "./act-form";
import { EffectNote } from "./case-row";
import { Button, ButtonLink, Controls } from "./controls";
import { ReasonFields } from "./reason-fields";
import { useSite } from "./use-site";

type CaseFormProps = {
  post: PostView;
  case: CaseView | null;
  /** Where a decision leads. */
  to: string;
  /** In a row of the queue: no hints, and ids that are told apart. */
  compact?: boolean;
};

/** Reason, note, and what may be decided: one form whose buttons say which act. Always in the same order. */
export function CaseForm({ post, case: found, to, compact }: CaseFormProps) {
  const { viewer } = useSite();
  const address = `/moderation/posts/${post.id}`;
  const idPrefix = compact ? `case-${post.id}-` : "";
  const canHide = !post.hidden && mayDecide(viewer, "post:hide", post);
  const canUnhide = post.hidden && mayDecide(viewer, "post:unhide", post);
  const canDismiss = found?.state === "open" && mayDecide(viewer, "report:dismiss", post);
  const main = canUnhide ? "unhide" : "hide";
  return (
    <ActForm
      action={`${address}/${main}`}
      className="form"
      fieldIds={{ reason: `${idPrefix}reason`, note: `${idPrefix}note` }}
    >
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="version" value={found?.version ?? 0} />
          <input type="hidden" name="to" value={values.to ?? to} />
          <ReasonFields
            legend="Reason"
            reasons={actReasons}
            values={values}
            errors={errors}
            idPrefix={idPrefix}
            compact
          />
          {!compact && <EffectNote>{effects({ canHide, canUnhide, canDismiss })}</EffectNote>}
          <Controls>
            {canHide && (
              <Button kind="danger" pending={pending} formAction={`${address}/hide`}>
                Hide
              </Button>
            )}
            {canUnhide && (
              <Button kind="main" pending={pending} formAction={`${address}/unhide`}>
                Unhide
              </Button>
            )}
            {canDismiss && (
              <Button pending={pending} formAction={`${address}/dismiss`}>
                Dismiss
              </Button>
            )}
            <ButtonLink to={`/moderation/users/${post.author.id}?to=${encodeURIComponent(to)}`}>
              Block
            </ButtonLink>
            {compact && <ButtonLink to={address}>Open case</ButtonLink>}
          </Controls>
        </>
      )}
    </ActForm>
  );
}

function effects(can: { canHide: boolean; canUnhide: boolean; canDismiss: boolean }): string {
  return [
    can.canHide && "Hide takes the post out of sight; its author still sees it, marked.",
    can.canUnhide && "Unhide shows it to everybody again; the case stays decided.",
    can.canDismiss &&
      "Dismiss leaves the post and turns the reports down; for 24 hours it cannot be reported.",
    "Block opens the author's page first.",
  ]
    .filter(Boolean)
    .join(" ");
}
