import { Form } from "@remix-run/react";
import { reportReasons } from "../moderation/reasons";
import { Button } from "./controls";
import { Select } from "./field";

type QueueFiltersProps = { state: string; sort: string; reason: string | null };

/** A plain GET form: what is picked stands in the address. */
export function QueueFilters({ state, sort, reason }: QueueFiltersProps) {
  return (
    <Form method="get" action="/moderation" className="filters" key={`${state} ${sort} ${reason}`}>
      <input type="hidden" name="state" value={state} />
      <Select
        name="reason"
        label="Reason"
        defaultValue={reason ?? ""}
        options={[
          { value: "", label: "Any" },
          ...Object.entries(reportReasons).map(([value, { label }]) => ({ value, label })),
        ]}
      />
      {state === "open" && (
        <Select
          name="sort"
          label="Order"
          defaultValue={sort}
          options={[
            { value: "oldest", label: "Oldest first" },
            { value: "most-reported", label: "Most reported first" },
          ]}
        />
      )}
      <Button>Show</Button>
    </Form>
  );
}
