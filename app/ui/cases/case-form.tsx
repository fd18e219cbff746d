import type { PostView } from "~/feed/post-view";
import type { CaseView } from "~/moderation/cases/case-view";
import { suggestReason } from "~/moderation/cases/suggest-reason";
import { effectWords } from "~/moderation/cases/words";
import { mayDecide } from "~/moderation/policy";
import { actReasons } from "~/moderation/reasons";
import { Button, ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { EffectHint } from "~/ui/forms/effect-hint";
import { ReasonFields } from "~/ui/forms/reason-fields";
import { useRootData } from "~/ui/shell/use-root-data";

/** What becomes of the form, for the queue that it is in. */
export type CaseFormEvents = {
  onSubmit: (form: HTMLFormElement) => void;
  onRejected: () => void;
  onSuccess: () => void;
};

type CaseFormProps = {
  post: PostView;
  case: CaseView | null;
  /** Where a decision leads. */
  to: string;
  /** Given where the form is one of many in the queue, which has shortcuts and stays after a decision. */
  inQueue?: CaseFormEvents;
};

/** Reason, note, and a button for each decision that this moderator may take, always in the same order. */
export function CaseForm({ post, case: found, to, inQueue }: CaseFormProps) {
  const { viewer, rules } = useRootData();
  const address = `/moderation/posts/${post.id}`;
  const idPrefix = inQueue ? `case-${post.id}-` : "";
  const isOpen = found?.state === "open";
  const can = {
    hide: !post.hidden && mayDecide(viewer, "post:hide", post),
    unhide: post.hidden && mayDecide(viewer, "post:unhide", post),
    dismiss: isOpen && mayDecide(viewer, "report:dismiss", post),
  };
  const effectId = `${idPrefix}effect`;
  const shortcut = (key: string) => (inQueue ? key : undefined);
  return (
    <ActForm
      action={`${address}/${can.unhide ? "unhide" : "hide"}`}
      below={address}
      className="form"
      fieldIds={{ reason: `${idPrefix}reason`, note: `${idPrefix}note` }}
      staysOnPage={inQueue !== undefined}
      onSubmit={(event) => inQueue?.onSubmit(event.currentTarget)}
      onRejected={inQueue?.onRejected}
      onSuccess={inQueue?.onSuccess}
    >
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="version" value={found?.version ?? 0} />
          <input type="hidden" name="to" value={values.to ?? to} />
          <ReasonFields
            legend="Reason"
            reasons={actReasons(rules)}
            values={inQueue && isOpen ? { reason: suggestReason(found.reasons, rules), ...values } : values}
            errors={errors}
            idPrefix={idPrefix}
            noteHint={inQueue && "Required for Something else."}
            compact
          />
          <EffectHint id={effectId}>
            {describeEffects(can, isOpen ? found.reports : 0)}
            {!inQueue && ` ${effectWords.block}`}
          </EffectHint>
          <Controls>
            {can.hide && (
              <Button
                kind="danger"
                pending={pending}
                formAction={`${address}/hide`}
                shortcut={shortcut("h")}
                aria-describedby={effectId}
              >
                Hide
              </Button>
            )}
            {can.unhide && (
              <Button
                kind="primary"
                pending={pending}
                formAction={`${address}/unhide`}
                aria-describedby={effectId}
              >
                Unhide
              </Button>
            )}
            {can.dismiss && (
              <Button
                pending={pending}
                formAction={`${address}/dismiss`}
                shortcut={shortcut("d")}
                aria-describedby={effectId}
              >
                Dismiss
              </Button>
            )}
            <ButtonLink
              to={`/moderation/users/${post.author.id}?to=${encodeURIComponent(to)}`}
              shortcut={shortcut("b")}
            >
              Block
            </ButtonLink>
          </Controls>
        </>
      )}
    </ActForm>
  );
}

function describeEffects(can: { hide: boolean; unhide: boolean; dismiss: boolean }, reports: number): string {
  return [
    can.hide && effectWords.hide(reports),
    can.unhide && effectWords.unhide,
    can.dismiss && effectWords.dismiss(reports),
  ]
    .filter(Boolean)
    .join(" ");
}
