import { type FormEvent, useState, useSyncExternalStore } from "react";
import { describeNoteReaders } from "~/moderation/cases/words";
import { rulesInForce } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { Input, Select } from "~/ui/forms/field";
import type { FormState } from "~/ui/forms/form-state";
import { useHydrated } from "~/ui/forms/use-hydrated";
import { useRootData } from "~/ui/shell/use-root-data";

type BulkFormProps = {
  /** The address to go back to after a decision. */
  returnTo: string;
  /** The cases that were selected on the previous page; without them, the checkboxes of this page belong to the form. */
  cases?: string[];
};

/**
 * One decision about all selected cases. Without JavaScript it is at the end of the list; with JavaScript it sticks to
 * the bottom of the window once a case is selected.
 */
export function BulkForm({ returnTo, cases }: BulkFormProps) {
  const hydrated = useHydrated();
  const { selected, total } = useSelectedCount();
  const [isEmptySubmit, setIsEmptySubmit] = useState(false);
  const hasCheckboxes = cases === undefined;
  const handleSubmit = (event: FormEvent) => {
    if (hasCheckboxes && selected === 0) event.preventDefault();
    setIsEmptySubmit(hasCheckboxes && selected === 0);
  };
  const isShown = !hydrated || !hasCheckboxes || selected > 0 || isEmptySubmit;
  return (
    <section
      className={hasCheckboxes ? "bulk" : undefined}
      aria-labelledby="bulk-title"
      hidden={!isShown}
      data-sticky={(hydrated && hasCheckboxes) || undefined}
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
                Select at least one case first.
              </p>
            )}
            {hydrated && hasCheckboxes && (
              <Button type="button" onClick={() => selectAll(selected < total)}>
                {selected < total ? "Select all on this page" : "Select none"}
              </Button>
            )}
            <BulkFields values={values} errors={errors} pending={pending} />
          </>
        )}
      </ActForm>
    </section>
  );
}

/** The decision: reason, note and a button for each verdict. */
function BulkFields({ values, errors, pending }: FormState & { pending: boolean }) {
  const { rules } = useRootData();
  return (
    <>
      <Select
        name="reason"
        id="bulk-reason"
        label="Reason to hide or warn"
        defaultValue={values.reason ?? ""}
        error={errors.reason}
        options={[
          { value: "", label: "Choose one" },
          ...rulesInForce(rules).map(({ key, label }) => ({ value: key, label })),
        ]}
      />
      <Input
        name="note"
        id="bulk-note"
        label="Note"
        hint={describeNoteReaders({ hide: true, dismiss: true })}
        defaultValue={values.note}
        error={errors.note}
      />
      <Controls>
        <Button kind="danger" name="verdict" value="hide" pending={pending}>
          Hide selected
        </Button>
        <Button name="verdict" value="warn" pending={pending}>
          Warn selected
        </Button>
        <Button name="verdict" value="dismiss" pending={pending}>
          Dismiss selected
        </Button>
      </Controls>
    </>
  );
}

function countInWords(cases: number): string {
  return cases === 1 ? "1 case selected" : `${cases} cases selected`;
}

/** How many checkboxes this page has, and how many are checked. The DOM holds that state. */
function useSelectedCount() {
  // `getSnapshot` is a new function each time, so that React counts again after cases are added or removed.
  const counts = useSyncExternalStore(
    subscribe,
    () => `${listCheckboxes().filter(({ checked }) => checked).length} ${listCheckboxes().length}`,
    () => "0 0",
  );
  const [selected = 0, total = 0] = counts.split(" ").map(Number);
  return { selected, total };
}

function subscribe(onChange: () => void) {
  document.addEventListener("change", onChange);
  return () => document.removeEventListener("change", onChange);
}

function listCheckboxes() {
  return [...document.querySelectorAll<HTMLInputElement>('[name="case"][form="bulk"]:enabled')];
}

function selectAll(checked: boolean) {
  for (const checkbox of listCheckboxes()) checkbox.checked = checked;
  document.dispatchEvent(new Event("change"));
}
