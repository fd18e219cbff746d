import { Link, useActionData } from "@remix-run/react";
import { FormMessage } from "~/ui/forms/form-message";
import type { FormState } from "~/ui/forms/form-state";
import { PageHeader } from "./page-header";

/** Only seen without JavaScript: why a form that is only a button was rejected, and a link back. */
export function FormErrorPage({ title, back }: { title: string; back: string }) {
  const state = useActionData<FormState>();
  return (
    <div className="column">
      <PageHeader title={title} />
      {state && <FormMessage state={state} />}
      <p>
        <Link to={back}>Go back</Link>
      </p>
    </div>
  );
}
