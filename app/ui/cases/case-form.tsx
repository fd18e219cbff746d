import type { FormEvent } from "react";
import type { PostView } from "~/feed/post-view";
import type { CaseView } from "~/moderation/cases/case-view";
import { suggestReason } from "~/moderation/cases/suggest-reason";
import { caseEffects, describeNoteReaders } from "~/moderation/cases/words";
import { mayActOn, mayDecide } from "~/moderation/policy";
import { rulesInForce } from "~/moderation/reasons";
import { Button, ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { EffectHint } from "~/ui/forms/effect-hint";
import { NoteField, ReasonField } from "~/ui/forms/reason-fields";
import { useRootData } from "~/ui/shell/use-root-data";

/** Tells the queue what happens to the form. */
export type CaseFormEvents = {
  onSubmit: (form: HTMLFormElement, submitter: HTMLElement | null) => void;
  onRejected: () => void;
  onSuccess: () => void;
};

type CaseFormProps = {
  post: PostView;
  case: CaseView | null;
  /** The address to go back to after a decision. */
  returnTo: string;
  /** Set in the queue, which has shortcuts and stays on its page after a decision. */
  queueEvents?: CaseFormEvents;
};

/** A note, a reason where one is wanted, and a button for each decision that the viewer may make. */
export function CaseForm({ post, case: caseView, returnTo, queueEvents }: CaseFormProps) {
  const { viewer, rules } = useRootData();
  const address = `/moderation/posts/${post.id}`;
  const idPrefix = queueEvents ? `case-${post.id}-` : "";
  const isOpen = caseView?.state === "open";
  const can = {
    hide: !post.hidden && mayDecide(viewer, "post:hide", post),
    unhide: post.hidden && mayDecide(viewer, "post:unhide", post),
    warn: !post.hidden && caseView?.verdict !== "warn" && mayDecide(viewer, "post:warn", post),
    dismiss: isOpen && mayDecide(viewer, "report:dismiss", post),
  };
  const canBlock = !post.author.erased && mayActOn(viewer, "user:block", post.author);
  const effectId = `${idPrefix}effect`;
  const shortcut = (key: string) => (queueEvents ? key : undefined);
  return (
    <ActForm
      action={`${address}/${can.unhide ? "unhide" : "hide"}`}
      actionPrefix={address}
      className="form"
      fieldIds={{ reason: `${idPrefix}reason`, note: `${idPrefix}note` }}
      staysOnPage={queueEvents !== undefined}
      onSubmit={(event) => queueEvents?.onSubmit(event.currentTarget, submitterOf(event))}
      onRejected={queueEvents?.onRejected}
      onSuccess={queueEvents?.onSuccess}
    >
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="version" value={caseView?.version ?? 0} />
          <input type="hidden" name="to" value={values.to ?? returnTo} />
          {can.hide && (
            <ReasonField
              legend={can.dismiss ? "Reason to hide or warn" : "Reason"}
              reasons={rulesInForce(rules)}
              value={
                values.reason ?? (queueEvents && isOpen ? suggestReason(caseView.reasons, rules) : undefined)
              }
              error={errors.reason}
              idPrefix={idPrefix}
            />
          )}
          {/* The same field whatever the state of the case, so that a colleague's decision leaves the text in it. */}
          <NoteField
            hint={describeNoteReaders(can)}
            value={values.note}
            error={errors.note}
            idPrefix={idPrefix}
          />
          <EffectHint id={effectId}>
            {describeEffects(can, isOpen ? caseView.reports : 0)}
            {!queueEvents && canBlock && ` ${caseEffects.block}`}
          </EffectHint>
          <Controls>
            {can.hide && (
              <Button
                kind="danger"
                pending={pending}
                formAction={`${address}/hide`}
                shortcut={shortcut("h")}
                aria-describedby={effectId}
                data-wants-reason
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
            {can.warn && (
              <Button
                pending={pending}
                formAction={`${address}/warn`}
                shortcut={shortcut("w")}
                aria-describedby={effectId}
                data-wants-reason
              >
                Warn
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
            {canBlock && (
              <ButtonLink
                to={`/moderation/users/${post.author.id}?to=${encodeURIComponent(returnTo)}`}
                shortcut={shortcut("b")}
              >
                Block
              </ButtonLink>
            )}
          </Controls>
        </>
      )}
    </ActForm>
  );
}

function submitterOf({ nativeEvent }: FormEvent): HTMLElement | null {
  return nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
}

type CanDecide = { hide: boolean; unhide: boolean; warn: boolean; dismiss: boolean };

function describeEffects(can: CanDecide, reports: number): string {
  return [
    can.hide && caseEffects.hide(reports),
    can.warn && caseEffects.warn(reports),
    can.unhide && caseEffects.unhide,
    can.dismiss && caseEffects.dismiss(reports),
  ]
    .filter(Boolean)
    .join(" ");
}
