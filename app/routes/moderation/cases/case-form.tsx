import { useRouteLoaderData } from "@remix-run/react";
import { CaseForm } from "~/ui/cases/case-form";
import type { loader } from "./case";

/** The form of a case. The routes of its buttons show it too, when the act was rejected. */
export default function CaseFormPage() {
  const data = useRouteLoaderData<typeof loader>("routes/moderation/cases/case");
  if (!data) return null;
  const { post, case: caseView, returnTo } = data;
  return <CaseForm post={post} case={caseView} returnTo={returnTo} hasKeys />;
}
