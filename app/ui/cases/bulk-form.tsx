import { type FormEvent, useState, useSyncExternalStore } from "react";
import { reasonWords } from "~/moderation/reasons";
import { Button, Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { Input, Select } from "~/ui/forms/field";
import { useHydrated } from "~/ui/forms/use-hydrated";

type BulkFormProps = {
  /** Where it leads. */
  to: string;
  /** What was ticked on an earlier page; else the boxes on this page are its own. */
  cases?: string[];
};

/**
 * One verdict for all cases that are ticked. Without JavaScript it ends the list; with, it stays out of the way until
 * something is ticked, and then at the foot of the window.
 */
export function BulkForm({ to, cases }: BulkFormProps) {
  const hydrated = useHydrated();
  const { ticked, all } = useTicked();
  const [isEmpty, setIsEmpty] = useState(false);
  const hasBoxes = cases === undefined;
  const check = (event: FormEvent) => {
    if (hasBoxes && ticked === 0) event.preventDefault();
    setIsEmpty(hasBoxes && ticked === 0);
  };
  const isShown = !hydrated || !hasBoxes || ticked > 0 || isEmpty;
  return (
    <section
      className={hasBoxes ? "bulk" : undefined}
      aria-labelledby="bulk-title"
      hidden={!isShown}
      data-live={(hydrated && hasBoxes) || undefined}
    >
      <ActForm
        action="/moderation/bulk"
        id="bulk"
        className={hasBoxes ? "bulk-form" : "form"}
        fieldIds={{ reason: "bulk-reason", note: "bulk-note", case: "bulk-title" }}
        stays={hasBoxes}
        onSend={check}
      >
        {({ values, errors, pending }) => (
          <>
            <input type="hidden" name="to" value={values.to ?? to} />
            {cases?.map((value) => (
              <input key={value} type="hidden" name="case" value={value} />
            ))}
            <h2 id="bulk-title" className="bulk-title" tabIndex={-1} aria-live="polite">
              {hasBoxes ? (hydrated ? `${ticked} selected` : "Selected cases") : counted(cases.length)}
            </h2>
            {isEmpty && ticked === 0 && (
              <p className="field-error" role="alert">
                Select at least one case first.
              </p>
            )}
            {hydrated && hasBoxes && (
              <Button type="button" onClick={() => tickAll(ticked < all)}>
                {ticked < all ? "Select all on this page" : "Select none"}
              </Button>
            )}
            <Select
              name="reason"
              id="bulk-reason"
              label="Reason"
              defaultValue={values.reason ?? ""}
              error={errors.reason}
              options={[
                { value: "", label: "Choose one" },
                ...Object.entries(reasonWords).map(([value, { label }]) => ({ value, label })),
              ]}
            />
            <Input name="note" id="bulk-note" label="Note" defaultValue={values.note} error={errors.note} />
            <Controls>
              <Button kind="danger" name="verdict" value="hide" pending={pending}>
                Hide selected
              </Button>
              <Button name="verdict" value="dismiss" pending={pending}>
                Dismiss selected
              </Button>
            </Controls>
          </>
        )}
      </ActForm>
    </section>
  );
}

function counted(cases: number): string {
  return cases === 1 ? "1 case selected" : `${cases} cases selected`;
}

/** How many boxes there are on this page, and how many are ticked: the boxes themselves know. */
function useTicked() {
  // A new function each time, so that React looks again after cases have come or gone.
  const counts = useSyncExternalStore(
    listen,
    () => `${listBoxes().filter(({ checked }) => checked).length} ${listBoxes().length}`,
    () => "0 0",
  );
  const [ticked = 0, all = 0] = counts.split(" ").map(Number);
  return { ticked, all };
}

function listen(changed: () => void) {
  document.addEventListener("change", changed);
  return () => document.removeEventListener("change", changed);
}

function listBoxes() {
  return [...document.querySelectorAll<HTMLInputElement>('[name="case"][form="bulk"]:enabled')];
}

function tickAll(checked: boolean) {
  for (const box of listBoxes()) box.checked = checked;
  document.dispatchEvent(new Event("change"));
}
