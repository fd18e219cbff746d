import { useActionData } from "@remix-run/react";
import { makeAction } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { BulkForm } from "~/ui/cases/queue/bulk-form";
import { PageHeader } from "~/ui/shell/page-header";
import type { FormState } from "~/ui/forms/submission/form-state";
import { makeMeta } from "~/ui/shell/make-meta";
import { handleBulkDecision } from "./handle-bulk-decision.server";
import { Link } from "~/ui/elements/link";

export const meta = makeMeta("Decide several cases");

export const action = makeAction(handleBulkDecision);

/** Only seen without JavaScript: the rejected form, with the cases that were selected in the queue. */
export default function BulkPage() {
  const state = useActionData<FormState>();
  const returnTo = localPath(state?.values.to, "/moderation");
  return (
    <div className="column">
      <PageHeader title="Decide several cases" lead={<Link to={returnTo}>Back to the queue</Link>} />
      <BulkForm returnTo={returnTo} cases={state?.repeated?.case ?? []} />
    </div>
  );
}
