import { useRevalidator } from "@remix-run/react";
import { useCallback } from "react";

let isUnderWay = false;

/** Loads the data of the page again. */
export function useReload(): () => void {
  const { revalidate } = useRevalidator();
  return useCallback(() => {
    isUnderWay = true;
    revalidate();
  }, [revalidate]);
}

/** For when the data has come, or could not be had. */
export function endReload(): void {
  isUnderWay = false;
}

/** Whether a reload is under way. A navigation breaks it off, so that one which would load nothing has to load it all then. */
export function isReloading(): boolean {
  return isUnderWay;
}
