import { Link, useActionData } from "@remix-run/react";
import { act } from "../../http/asking.server";
import { decideBulk } from "../../http/bulk.server";
import { localPath } from "../../http/local-path";
import { BulkForm } from "../../ui/bulk-form";
import type { FormState } from "../../ui/form-state";
import { PageHeader } from "../../ui/page";
import { title } from "../../ui/title";

export const meta = title("Decide several cases");

export const action = act(decideBulk);

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
