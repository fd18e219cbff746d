import { useNavigation } from "@remix-run/react";

/** A thin line at the top while a page is being loaded, once that takes longer than a moment. */
export function ProgressLine() {
  const { state } = useNavigation();
  return state === "idle" ? null : <div className="progress-line no-print" aria-hidden="true" />;
}
