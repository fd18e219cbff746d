import { useSyncExternalStore } from "react";

/** Whether React has hydrated the page: false on the server, and where scripts do not run. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}

const subscribeToNothing = () => () => {};
