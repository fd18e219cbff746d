import { useActionData, useRouteLoaderData } from "@remix-run/react";
import { AppealRow } from "~/ui/appeals/appeal-row";
import type { FormState } from "~/ui/forms/submission/form-state";
import { useRootData } from "~/ui/shell/use-root-data";
import type { loader } from "./appeal";

/** One appeal with its form. Uphold and Overturn show it too, when the decision was rejected. */
export default function AppealFormPage() {
  const data = useRouteLoaderData<typeof loader>("routes/moderation/appeals/appeal");
  const rejection = useActionData<FormState>();
  const { drafts } = useRootData();
  if (!data) return null;
  const isDraft = drafts.some(({ action }) => action.startsWith(`/moderation/appeals/${data.appeal.id}/`));
  return (
    <AppealRow
      appeal={data.appeal}
      returnTo="/moderation/appeals"
      hasReply={rejection !== undefined || isDraft}
    />
  );
}
