import type { ShouldRevalidateFunction } from "@remix-run/react";

/** For pages that hide a form that can no longer be sent: after a rejection the form and its text must stay. */
export const revalidateUnlessRejected: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => defaultShouldRevalidate && (actionStatus ?? 200) < 400;
