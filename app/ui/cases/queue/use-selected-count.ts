import { useSyncExternalStore } from "react";

/** How many checkboxes of cases this page has, and how many are checked. The DOM holds that state. */
export function useSelectedCount() {
  // `getSnapshot` is a new function each time, so that React counts again after cases are added or removed.
  const counts = useSyncExternalStore(
    subscribe,
    () => `${listCheckboxes().filter(({ checked }) => checked).length} ${listCheckboxes().length}`,
    () => "0 0",
  );
  const [selected = 0, total = 0] = counts.split(" ").map(Number);
  return { selected, total };
}

export function selectAll(checked: boolean) {
  for (const checkbox of listCheckboxes()) checkbox.checked = checked;
  document.dispatchEvent(new Event("change"));
}

function subscribe(onChange: () => void) {
  document.addEventListener("change", onChange);
  return () => document.removeEventListener("change", onChange);
}

function listCheckboxes() {
  return [...document.querySelectorAll<HTMLInputElement>('[name="case"][form="bulk"]:enabled')];
}
