import { useSyncExternalStore } from "react";

/** Whether the page's script has taken over: never on the server, nor where scripts do not run. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
}

const nothingChanges = () => () => {};
