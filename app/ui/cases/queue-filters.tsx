import { Form } from "@remix-run/react";
import { waitTimeLabels } from "~/moderation/cases/words";
import { rulesInForce } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Select } from "~/ui/forms/field";
import { useRootData } from "~/ui/shell/use-root-data";
import { KeyboardHelp } from "./keyboard-help";

type QueueFiltersProps = {
  state: string;
  sort: string;
  reason: string | null;
  waiting: string | null;
  claimed: boolean;
};

const waitingOptions = Object.entries(waitTimeLabels).map(([value, label]) => ({ value, label }));

/** A plain GET form, so that the filter is part of the address, and the list of shortcuts. */
export function QueueFilters({ state, sort, reason, waiting, claimed }: QueueFiltersProps) {
  const { rules } = useRootData();
  const reasonOptions = rulesInForce(rules).map(({ key, label }) => ({ value: key, label }));
  const key = [state, sort, reason, waiting, claimed].join(" ");
  return (
    <div className="queue-filters">
      <Form method="get" action="/moderation" className="filters" key={key}>
        <input type="hidden" name="state" value={state} />
        <Select
          name="reason"
          label="Reason"
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
        {claimed && <p className="hint filter-hint">The claim that ends first comes first.</p>}
      </Form>
      <KeyboardHelp />
    </div>
  );
}
