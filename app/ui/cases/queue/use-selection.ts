import { useLocation, useNavigate, useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { QueueRow } from "~/moderation/cases/case-view";
import { selectedAddress } from "~/moderation/selection";
import type { QueueRows } from "./use-queue-rows";

/**
 * The selected case: the one in the address, or else the first that can be decided. Selecting another changes the address
 * and loads nothing; the first selection is a step of the history, so that Back leads to the list where it is narrow, and
 * the next ones replace it.
 */
export function useSelection(
  { shown, isSending, statusOf, reopened, clearStatus }: QueueRows,
  address: string,
) {
  const navigate = useNavigate();
  const { key } = useLocation();
  const [params] = useSearchParams();
  // The address follows some frames later, in which no other case may be shown.
  const [ahead, setAhead] = useState<{ key: string; id: number | null } | null>(null);
  if (ahead && ahead.key !== key) setAhead(null);
  const wanted = ahead?.key === key ? String(ahead.id) : params.get("case");
  const toFocus = useRef<number | null>(null);
  const lastReopened = useRef<number | null>(null);
  const idOf = ({ post }: QueueRow) => post.id;
  const visible = shown.filter((row) => !isSending(row));
  const undecided = visible.filter((row) => statusOf(row)?.conflict === undefined);
  const asked = visible.map(idOf).find((id) => String(id) === wanted) ?? null;
  const selected = asked ?? undecided.map(idOf)[0] ?? visible.map(idOf)[0] ?? null;

  const goTo = (id: number | null, { focus }: { focus: boolean }) => {
    toFocus.current = focus ? id : null;
    // The same address once more would load the page anew.
    if (id === asked) return;
    navigate(selectedAddress(address, id), { replace: params.has("case"), preventScrollReset: true });
  };
  const select = (id: number | null) => {
    setAhead({ key, id });
    goTo(id, { focus: true });
  };

  // Once the panel is there.
  useEffect(() => {
    if (toFocus.current === null || toFocus.current !== selected) return;
    toFocus.current = null;
    const row = document.getElementById(`case-${selected}`);
    // Beside the list the panel is in view; on its own it begins the page, wherever in the list one came from.
    if (row?.checkVisibility()) row.scrollIntoView({ block: "nearest" });
    else window.scrollTo(0, 0);
    document.getElementById(`panel-${selected}`)?.focus({ preventScroll: true });
  });

  // A case that is back after Undo is selected; once, also if React renders before it has applied that.
  useEffect(() => {
    if (reopened === lastReopened.current) return;
    lastReopened.current = reopened;
    if (reopened === null) return;
    clearStatus(reopened);
    goTo(reopened, { focus: isFocusFree() });
  });

  return {
    select,
    isAsking: wanted !== null,
    asked,
    selected,
    ids: visible.map(idOf),
    undecided: undecided.map(idOf),
  };
}

/** Nothing has the focus, or a case has. */
function isFocusFree(): boolean {
  const { activeElement, body } = document;
  return activeElement === body || activeElement?.closest(".queue") !== null;
}
