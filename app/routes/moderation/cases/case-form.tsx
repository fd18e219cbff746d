import { useRouteLoaderData } from "@remix-run/react";
import { CaseForm } from "~/ui/cases/case-form";
import type { loader } from "./case";

/** The form of a case. The routes of its buttons show it too, when the act was rejected. */
export default function CaseFormPage() {
  const data = useRouteLoaderData<typeof loader>("routes/moderation/cases/case");
  return data ? <CaseForm post={data.post} case={data.case} returnTo={data.returnTo} /> : null;
}
