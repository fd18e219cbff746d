import type { ShouldRevalidateFunction } from "@remix-run/react";

/** For a page that shows its form only while it can be sent: after a rejection the form stays, with what was typed. */
export const revalidateUnlessRejected: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => defaultShouldRevalidate && (actionStatus ?? 200) < 400;
