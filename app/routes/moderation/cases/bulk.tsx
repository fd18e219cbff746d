import { Link, useActionData } from "@remix-run/react";
import { makeAction } from "~/http/handlers.server";
import { localPath } from "~/http/local-path";
import { BulkForm } from "~/ui/cases/bulk-form";
import { PageHeader } from "~/ui/shell/page-header";
import type { FormState } from "~/ui/forms/form-state";
import { title } from "~/ui/shell/title";
import { decideBulk } from "./decide-bulk.server";

export const meta = title("Decide several cases");

export const action = makeAction(decideBulk);

/** Without JavaScript: the form again, with what was selected on the page before. */
export default function BulkPage() {
  const state = useActionData<FormState>();
  const to = localPath(state?.values.to, "/moderation");
  return (
    <div className="column">
      <PageHeader title="Decide several cases" lead={<Link to={to}>Back to the cases</Link>} />
      <BulkForm to={to} cases={state?.repeated?.case ?? []} />
    </div>
  );
}
