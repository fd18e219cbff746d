import { type FormEvent, useState } from "react";
import { describeNoteReaders, selectCasesMessage } from "~/moderation/cases/words";
import { findMissing, type Missing, rulesInForce } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { Input, Select } from "~/ui/forms/fields/field";
import type { FormState } from "~/ui/forms/submission/form-state";
import { useHydrated } from "~/ui/forms/use-hydrated";
import { useRootData } from "~/ui/shell/use-root-data";
import { MissingAlert } from "./missing-alert";
import { selectAll, useSelectedCount } from "./use-selected-count";
import { Link } from "~/ui/elements/link";

type BulkFormProps = {
  /** The address to go back to after a decision. */
  returnTo: string;
  /** The cases that were selected on the previous page; without them, the checkboxes of this page belong to the form. */
  cases?: string[];
};

/**
 * One decision about all selected cases. It comes before the list in the focus order. Without JavaScript it is shown below
 * the list; with JavaScript it sticks to the bottom of the window once a case is selected.
 */
export function BulkForm({ returnTo, cases }: BulkFormProps) {
  const hydrated = useHydrated();
  const { selected } = useSelectedCount();
  const [isEmptySubmit, setIsEmptySubmit] = useState(false);
  const [missing, setMissing] = useState<Missing>({});
  const [isUnfolded, setIsUnfolded] = useState(false);
  const hasCheckboxes = cases === undefined;
  const hasKeys = hydrated && hasCheckboxes && selected > 0;
  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    const form = event.currentTarget;
    const isEmpty = hasCheckboxes && selected === 0;
    const found = submitter?.dataset.wantsReason === undefined ? {} : findMissing(new FormData(form));
    const [first] = Object.keys(found);
    setIsEmptySubmit(isEmpty);
    setMissing(found);
    if (!isEmpty && first === undefined) return;
    event.preventDefault();
    if (first !== undefined) form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const isShown = !hydrated || !hasCheckboxes || selected > 0 || isEmptySubmit;
  return (
    <section
      className={hasCheckboxes ? "bulk" : undefined}
      aria-labelledby="bulk-title"
      hidden={!isShown}
      data-sticky={(hydrated && hasCheckboxes) || undefined}
      data-unfolded={isUnfolded || undefined}
    >
      <ActForm
        action="/moderation/bulk"
        id="bulk"
        className={hasCheckboxes ? "bulk-form" : "form"}
        fieldIds={{ reason: "bulk-reason", note: "bulk-note", case: "bulk-title" }}
        staysOnPage={hasCheckboxes}
        onSubmit={handleSubmit}
      >
        {({ values, errors, pending }) => (
          <>
            <input type="hidden" name="to" value={values.to ?? returnTo} />
            {cases?.map((value) => (
              <input key={value} type="hidden" name="case" value={value} />
            ))}
            <h2 id="bulk-title" className="bulk-title" tabIndex={-1} aria-live="polite">
              {hasCheckboxes
                ? hydrated
                  ? `${selected} selected`
                  : "Selected cases"
                : countInWords(cases.length)}
            </h2>
            {isEmptySubmit && selected === 0 && (
              <p className="field-error" role="alert">
                {selectCasesMessage}
              </p>
            )}
            <MissingAlert missing={missing} />
            <BulkFields
              values={values}
              errors={{ ...errors, ...missing }}
              pending={pending}
              hasKeys={hasKeys}
              isUnfolded={isUnfolded}
              onUnfold={hydrated && hasCheckboxes ? setIsUnfolded : null}
            />
          </>
        )}
      </ActForm>
    </section>
  );
}

type BulkFieldsProps = FormState & {
  pending: boolean;
  hasKeys: boolean;
  isUnfolded: boolean;
  /** Shows what a phone has no room for; null where there is nothing to tick, or no script. */
  onUnfold: ((isUnfolded: boolean) => void) | null;
};

/** The decision: reason, note and a button for each verdict. */
function BulkFields({ values, errors, pending, hasKeys, isUnfolded, onUnfold }: BulkFieldsProps) {
  const { rules } = useRootData();
  const shortcut = (key: string) => (hasKeys ? key : undefined);
  return (
    <>
      <Select
        name="reason"
        id="bulk-reason"
        label="Reason to hide or warn"
        defaultValue={values.reason ?? ""}
        error={errors.reason}
        options={[
          { value: "", label: "Choose a reason" },
          ...rulesInForce(rules).map(({ key, label }, index) => ({
            value: key,
            label,
            shortcut: shortcut(String(index + 1)),
          })),
        ]}
      />
      <div className="bulk-folded bulk-note">
        <Input
          name="note"
          id="bulk-note"
          label="Note"
          hint={describeNoteReaders({ hide: true, dismiss: true })}
          defaultValue={values.note}
          error={errors.note}
          aria-keyshortcuts={shortcut("n")}
        />
      </div>
      <Controls>
        <Button
          kind="danger"
          name="verdict"
          value="hide"
          pending={pending}
          shortcut={shortcut("h")}
          data-wants-reason
        >
          <span>
            Hide<span className="bulk-object"> selected</span>
          </span>
        </Button>
        <Button name="verdict" value="warn" pending={pending} shortcut={shortcut("w")} data-wants-reason>
          <span>
            Warn<span className="bulk-object"> selected</span>
          </span>
        </Button>
        <Button name="verdict" value="dismiss" pending={pending} shortcut={shortcut("d")}>
          <span>
            Dismiss<span className="bulk-object"> selected</span>
          </span>
        </Button>
        {onUnfold ? (
          <>
            <span className="bulk-toggle">
              <Button type="button" aria-expanded={isUnfolded} onClick={() => onUnfold(!isUnfolded)}>
                {isUnfolded ? "Less" : "More"}
              </Button>
            </span>
            <span className="bulk-folded">
              <SelectAllButton />
            </span>
          </>
        ) : (
          <Link to="/rules">Read the rules</Link>
        )}
      </Controls>
    </>
  );
}

function SelectAllButton() {
  const { selected, total } = useSelectedCount();
  return (
    <Button type="button" onClick={() => selectAll(selected < total)}>
      {selected < total ? `Select all ${total}` : "Select none"}
    </Button>
  );
}

function countInWords(cases: number): string {
  return cases === 1 ? "1 case selected" : `${cases} cases selected`;
}
