import { Form } from "@remix-run/react";
import { waitTimeLabels } from "~/moderation/cases/words";
import { reasonLabel, rulesInForce } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Select } from "~/ui/forms/fields/field";
import { useRootData } from "~/ui/shell/use-root-data";
import { KeyboardHelp } from "../keyboard/keyboard-help";

type QueueToolbarProps = {
  state: string;
  sort: string;
  reason: string | null;
  waiting: keyof typeof waitTimeLabels | null;
  claimed: boolean;
};

const waitingOptions = Object.entries(waitTimeLabels).map(([value, label]) => ({ value, label }));

/** One line: what is shown, the filters folded behind it, and the list of shortcuts. */
export function QueueToolbar(filter: QueueToolbarProps) {
  return (
    <div className="queue-toolbar">
      <details className="queue-filter">
        <summary>
          Filter<span className="queue-filter-now">{useFilterInWords(filter)}</span>
        </summary>
        <FilterForm {...filter} />
      </details>
      <KeyboardHelp page="queue" />
    </div>
  );
}

/** A plain GET form, so that the filter is part of the address. */
function FilterForm({ state, sort, reason, waiting, claimed }: QueueToolbarProps) {
  const { rules } = useRootData();
  const reasonOptions = rulesInForce(rules).map(({ key, label }) => ({ value: key, label }));
  const key = [state, sort, reason, waiting, claimed].join(" ");
  return (
    <Form method="get" action="/moderation" className="filters" key={key}>
      <input type="hidden" name="state" value={state} />
      <Select
        name="reason"
        label="Reason"
        id="filter-reason"
        defaultValue={reason ?? ""}
        options={[{ value: "", label: "Any" }, ...reasonOptions]}
      />
      {state === "open" && (
        <>
          <Select
            name="sort"
            label="Order"
            defaultValue={sort}
            options={[
              { value: "oldest", label: "Oldest first" },
              { value: "most-reported", label: "Most reported first" },
            ]}
          />
          <Select
            name="waiting"
            label="Waiting"
            defaultValue={waiting ?? ""}
            options={[{ value: "", label: "Any time" }, ...waitingOptions]}
          />
          <label className="filter-checkbox">
            <input type="checkbox" name="claimed" value="me" defaultChecked={claimed} />
            Claimed by me
          </label>
        </>
      )}
      <Button>Show</Button>
      {claimed && <p className="hint filter-hint">Claims that end soonest come first.</p>}
    </Form>
  );
}

/** "Oldest first · Spam". */
function useFilterInWords({ state, sort, reason, waiting, claimed }: QueueToolbarProps): string {
  const { rules } = useRootData();
  const order =
    state === "decided" ? "Newest first" : sort === "most-reported" ? "Most reported first" : "Oldest first";
  const words = [
    waiting ? waitTimeLabels[waiting] : claimed ? "Claimed by me" : order,
    reason && reasonLabel(rules, reason),
  ];
  return words.filter(Boolean).join(" · ");
}
