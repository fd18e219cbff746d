import { type FormEvent, useState } from "react";
import type { PostView } from "~/feed/post-view";
import type { CaseView } from "~/moderation/cases/case-view";
import { suggestReason } from "~/moderation/cases/suggest-reason";
import { caseEffects, describeNoteReaders, noteNotSent } from "~/moderation/cases/words";
import { mayActOn, mayDecide } from "~/moderation/policy";
import { findMissing, type Missing, rulesInForce } from "~/moderation/reasons";
import { Button, ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import type { FormState } from "~/ui/forms/submission/form-state";
import { NoteField, ReasonField } from "~/ui/forms/fields/reason-fields";
import { MissingAlert } from "./queue/missing-alert";
import { useRootData } from "~/ui/shell/use-root-data";

/** Tells the queue what happens to the form. */
export type CaseFormEvents = {
  onSubmit: () => void;
  onRejected: (status: number, state: FormState) => void;
  onSuccess: () => void;
  /** What the status line says when the form is rejected, because another case is shown by then. */
  describeRejection: (state: FormState) => string;
};

type CaseFormProps = {
  post: PostView;
  case: CaseView | null;
  /** The address to go to after a decision, without JavaScript. */
  returnTo: string;
  /** Makes the ids unique where a page has several of these. */
  idPrefix?: string;
  /** The keys act on this form, and not on the ticked cases. */
  hasKeys: boolean;
  /** Somebody else decided first: only what was typed is shown. */
  isLost?: boolean;
  /** Set in the queue, which stays on its page after a decision. */
  events?: CaseFormEvents;
};

/** A reason where one is wanted, a note, and a button for each decision that the viewer may make. */
export function CaseForm(props: CaseFormProps) {
  const { post, case: caseView, returnTo, idPrefix = "", hasKeys, isLost = false, events } = props;
  const { viewer, rules } = useRootData();
  const [missing, setMissing] = useState<Missing>({});
  const address = `/moderation/posts/${post.id}`;
  const isOpen = caseView?.state === "open";
  const can = {
    hide: !isLost && !post.hidden && mayDecide(viewer, "post:hide", post),
    unhide: !isLost && post.hidden && mayDecide(viewer, "post:unhide", post),
    warn: !isLost && !post.hidden && caseView?.verdict !== "warn" && mayDecide(viewer, "post:warn", post),
    dismiss: !isLost && isOpen && mayDecide(viewer, "report:dismiss", post),
  };
  const canBlock = !isLost && !post.author.erased && mayActOn(viewer, "user:block", post.author);
  const effectId = `${idPrefix}effect`;
  const effects = describeEffects(can, isOpen ? caseView.reports : 0);
  const shortcut = (key: string) => (hasKeys ? key : undefined);
  const button = (act: string, key?: string) => ({
    formAction: `${address}/${act}`,
    shortcut: key && shortcut(key),
    "aria-describedby": effectId,
  });

  /** What is missing is said at once, and has the focus. */
  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    const wantsReason = submitter?.dataset.wantsReason !== undefined;
    const form = event.currentTarget;
    const found = wantsReason ? findMissing(new FormData(form)) : {};
    setMissing(found);
    const [first] = Object.keys(found);
    if (first === undefined) return events?.onSubmit();
    event.preventDefault();
    form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };

  return (
    <ActForm
      action={`${address}/${can.unhide ? "unhide" : "hide"}`}
      actionPrefix={address}
      className="form"
      fieldIds={{ reason: `${idPrefix}reason`, note: `${idPrefix}note` }}
      staysOnPage={events !== undefined}
      {...events}
      onSubmit={handleSubmit}
    >
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="version" value={caseView?.version ?? 0} />
          <input type="hidden" name="to" value={values.to ?? returnTo} />
          {can.hide && (
            <ReasonField
              legend={can.dismiss ? "Reason to hide or warn" : "Reason"}
              reasons={rulesInForce(rules)}
              value={values.reason ?? (isOpen ? suggestReason(caseView.reasons, rules) : undefined)}
              error={missing.reason ?? errors.reason}
              idPrefix={idPrefix}
              hasKeys={hasKeys}
            />
          )}
          <MissingAlert missing={missing} />
          {/* The same field whatever the state of the case, so that a colleague's decision leaves the text in it. */}
          <NoteField
            hint={isLost ? noteNotSent : describeNoteReaders(can)}
            value={values.note}
            error={missing.note ?? errors.note}
            idPrefix={idPrefix}
            shortcut={shortcut("n")}
            rows={1}
          />
          <Controls>
            {can.hide && (
              <Button kind="danger" pending={pending} {...button("hide", "h")} data-wants-reason>
                Hide
              </Button>
            )}
            {can.unhide && (
              <Button pending={pending} {...button("unhide")}>
                Unhide
              </Button>
            )}
            {can.warn && (
              <Button pending={pending} {...button("warn", "w")} data-wants-reason>
                Warn
              </Button>
            )}
            {can.dismiss && (
              <Button pending={pending} {...button("dismiss", "d")}>
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
          {effects.length > 0 && (
            <details>
              <summary className="hint">{effects.length === 1 ? "What this does" : "What these do"}</summary>
              <ul id={effectId} className="case-effects hint">
                {effects.map((effect) => (
                  <li key={effect}>{effect}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </ActForm>
  );
}

type CanDecide = { hide: boolean; unhide: boolean; warn: boolean; dismiss: boolean };

function describeEffects(can: CanDecide, reports: number): string[] {
  return [
    can.hide && caseEffects.hide(reports),
    can.warn && caseEffects.warn(reports),
    can.unhide && caseEffects.unhide,
    can.dismiss && caseEffects.dismiss(reports),
  ].filter((effect) => effect !== false);
}
