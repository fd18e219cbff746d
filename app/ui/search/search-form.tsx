import { Form } from "@remix-run/react";
import { Button } from "~/ui/elements/button";
import { Input } from "~/ui/forms/fields/field";

/** `typed`: as it stands in the address. `problem`: why it can't be searched for. */
export function SearchForm({ typed, problem }: { typed: string; problem?: string }) {
  return (
    // The key: another search fills the field anew.
    <Form method="get" action="/search" role="search" className="filters search-form" key={typed}>
      <Input
        name="q"
        label="Words in posts"
        type="search"
        dir="auto"
        autoComplete="off"
        enterKeyHint="search"
        defaultValue={typed}
        error={problem}
      />
      <Button kind="primary">Search</Button>
    </Form>
  );
}
