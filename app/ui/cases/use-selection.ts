import { useNavigate, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";
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
  const [params] = useSearchParams();
  const toFocus = useRef<number | null>(null);
  const lastReopened = useRef<number | null>(null);
  const idOf = ({ post }: QueueRow) => post.id;
  const visible = shown.filter((row) => !isSending(row));
  const undecided = visible.filter((row) => statusOf(row)?.conflict === undefined);
  const asked = visible.map(idOf).find((id) => String(id) === params.get("case")) ?? null;
  const selected = asked ?? undecided.map(idOf)[0] ?? visible.map(idOf)[0] ?? null;

  const select = (id: number | null, { focus = true } = {}) => {
    toFocus.current = focus ? id : null;
    navigate(selectedAddress(address, id), { replace: params.has("case"), preventScrollReset: true });
  };

  // Once the panel is there.
  useEffect(() => {
    if (toFocus.current === null || toFocus.current !== selected) return;
    toFocus.current = null;
    const row = document.getElementById(`case-${selected}`);
    const panel = document.getElementById(`panel-${selected}`);
    // Beside the list the panel is in view; on its own it begins the page.
    const isBeside = row?.checkVisibility() ?? false;
    (isBeside ? row : panel)?.scrollIntoView({ block: "nearest" });
    panel?.focus({ preventScroll: true });
  });

  // A case that is back after Undo is selected, once: the effect may run again before the list has taken note of it.
  useEffect(() => {
    if (reopened === lastReopened.current) return;
    lastReopened.current = reopened;
    if (reopened === null) return;
    clearStatus(reopened);
    select(reopened, { focus: isFocusFree() });
  });

  return { select, asked, selected, ids: visible.map(idOf), undecided: undecided.map(idOf) };
}

/** Nothing has the focus, or a case has. */
function isFocusFree(): boolean {
  const { activeElement, body } = document;
  return activeElement === body || activeElement?.closest(".queue") !== null;
}
