import { Link, useActionData } from "@remix-run/react";
import { FormMessage } from "~/ui/forms/form-message";
import type { FormState } from "~/ui/forms/form-state";
import { PageHeader } from "~/ui/elements/page";

/** Without JavaScript: why a form that was one button did not go through, and the way back. */
export function AnswerPage({ title, back }: { title: string; back: string }) {
  const state = useActionData<FormState>();
  return (
    <div className="column">
      <PageHeader title={title} />
      {state && <FormMessage state={state} />}
      <p>
        <Link to={back}>Go on from here</Link>
      </p>
    </div>
  );
}
