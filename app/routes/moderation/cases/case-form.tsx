import { useRouteLoaderData } from "@remix-run/react";
import { CaseForm } from "~/ui/cases/case-form";
import type { loader } from "./case";

/** The form of a case, also after an act that did not go through: hide, unhide and dismiss show it again. */
export default function CaseFormPage() {
  const found = useRouteLoaderData<typeof loader>("routes/moderation/cases/case");
  return found ? <CaseForm post={found.post} case={found.case} to={found.to} /> : null;
}
