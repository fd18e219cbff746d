import { useSyncExternalStore } from "react";

/** Whether React has hydrated the page: false on the server, and without JavaScript. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}

const subscribeToNothing = () => () => {};
