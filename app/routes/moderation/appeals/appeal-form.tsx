import { useActionData, useRouteLoaderData } from "@remix-run/react";
import { AppealRow } from "~/ui/appeals/appeal-row";
import type { FormState } from "~/ui/forms/form-state";
import type { loader } from "./appeal";

/** One appeal with its form, also after a decision that did not go through: uphold and overturn show it again. */
export default function AppealFormPage() {
  const found = useRouteLoaderData<typeof loader>("routes/moderation/appeals/appeal");
  const refused = useActionData<FormState>();
  if (!found) return null;
  return <AppealRow appeal={found.appeal} to="/moderation/appeals" rejected={refused !== undefined} />;
}
