import type { PostView } from "~/feed/post-view";
import type { CaseView } from "~/moderation/cases/case-view";
import { suggestReason } from "~/moderation/cases/suggest-reason";
import { effectWords } from "~/moderation/cases/words";
import { mayDecide } from "~/moderation/policy";
import { reasonWords } from "~/moderation/reasons";
import { Button, ButtonLink, Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { EffectNote } from "~/ui/forms/effect-note";
import { ReasonFields } from "~/ui/forms/reason-fields";
import { useSite } from "~/ui/shell/use-site";

/** In a row of the queue, which wants to know how it goes. */
export type RowEvents = {
  onSend: (form: HTMLFormElement) => void;
  onRejected: () => void;
  onDone: () => void;
};

type CaseFormProps = {
  post: PostView;
  case: CaseView | null;
  /** Where a decision leads. */
  to: string;
  row?: RowEvents;
};

/** Reason, note, and what may be decided: one form whose buttons say which act. Always in the same order. */
export function CaseForm({ post, case: found, to, row }: CaseFormProps) {
  const { viewer } = useSite();
  const address = `/moderation/posts/${post.id}`;
  const idPrefix = row ? `case-${post.id}-` : "";
  const isOpen = found?.state === "open";
  const can = {
    hide: !post.hidden && mayDecide(viewer, "post:hide", post),
    unhide: post.hidden && mayDecide(viewer, "post:unhide", post),
    dismiss: isOpen && mayDecide(viewer, "report:dismiss", post),
  };
  const effectId = `${idPrefix}effect`;
  const decides = { "aria-describedby": effectId };
  const key = (letter: string) => (row ? letter : undefined);
  return (
    <ActForm
      action={`${address}/${can.unhide ? "unhide" : "hide"}`}
      below={address}
      className="form"
      fieldIds={{ reason: `${idPrefix}reason`, note: `${idPrefix}note` }}
      stays={row !== undefined}
      onSend={(event) => row?.onSend(event.currentTarget)}
      onRejected={row?.onRejected}
      onDone={row?.onDone}
    >
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="version" value={found?.version ?? 0} />
          <input type="hidden" name="to" value={values.to ?? to} />
          <ReasonFields
            legend="Reason"
            reasons={reasonWords}
            values={row && isOpen ? { reason: suggestReason(found.reasons), ...values } : values}
            errors={errors}
            idPrefix={idPrefix}
            noteHint={row && "Required for Something else."}
            compact
          />
          <EffectNote id={effectId}>
            {effects(can, isOpen ? found.reports : 0)}
            {!row && ` ${effectWords.block}`}
          </EffectNote>
          <Controls>
            {can.hide && (
              <Button
                kind="danger"
                pending={pending}
                formAction={`${address}/hide`}
                shortcut={key("h")}
                {...decides}
              >
                Hide
              </Button>
            )}
            {can.unhide && (
              <Button kind="main" pending={pending} formAction={`${address}/unhide`} {...decides}>
                Unhide
              </Button>
            )}
            {can.dismiss && (
              <Button pending={pending} formAction={`${address}/dismiss`} shortcut={key("d")} {...decides}>
                Dismiss
              </Button>
            )}
            <ButtonLink
              to={`/moderation/users/${post.author.id}?to=${encodeURIComponent(to)}`}
              shortcut={key("b")}
            >
              Block
            </ButtonLink>
          </Controls>
        </>
      )}
    </ActForm>
  );
}

function effects(can: { hide: boolean; unhide: boolean; dismiss: boolean }, reports: number): string {
  return [
    can.hide && effectWords.hide(reports),
    can.unhide && effectWords.unhide,
    can.dismiss && effectWords.dismiss(reports),
  ]
    .filter(Boolean)
    .join(" ");
}
