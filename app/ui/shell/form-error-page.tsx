import { useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import { FormMessage } from "~/ui/forms/submission/form-message";
import type { FormState } from "~/ui/forms/submission/form-state";
import { PageHeader } from "./page-header";
import { Link } from "~/ui/elements/link";

type FormErrorPageProps = {
  title: string;
  back: string;
  /** What to do about it. */
  children?: ReactNode;
};

/** Only seen without JavaScript: why a form that is only a button was rejected, and a link back. */
export function FormErrorPage({ title, back, children }: FormErrorPageProps) {
  const state = useActionData<FormState>();
  return (
    <div className="column">
      <PageHeader title={title} />
      {state && <FormMessage state={state} />}
      {children}
      <p>
        <Link to={back}>Go back</Link>
      </p>
    </div>
  );
}
