import type { ShouldRevalidateFunction } from "@remix-run/react";

/** Of a page whose form goes when its matter is settled: after a refusal it stays as it is, with what was typed. */
export const keepAfterRefusal: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  defaultShouldRevalidate && (actionStatus ?? 200) < 400;
