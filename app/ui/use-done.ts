import { useLocation } from "@remix-run/react";
import { createContext, useCallback, useRef, useState } from "react";
import { type Done, sayAfter } from "./done";

type Say = (done: Done) => void;

/**
 * For forms that stay on their page: taken when one is sent, it gives what says in the status line what was done.
 * Answers may overtake each other; what was sent last is said last.
 */
export const StatusContext = createContext<() => Say>(() => () => {});

/** What has just been done: as the page came with it, or as a form on it has said since. It stays until the next page. */
export function useDone(arrived: Done | null): { done: Done | null; beginSaying: () => Say } {
  const { key, hash } = useLocation();
  const [kept, setKept] = useState({ key, arrived, done: arrived });
  const turns = useRef({ taken: 0, said: 0 });
  const beginSaying = useCallback(() => {
    const turn = ++turns.current.taken;
    return (done: Done) => {
      if (turn < turns.current.said) return;
      turns.current.said = turn;
      setKept((before) => ({ ...before, done: sayAfter(before.done, done) }));
    };
  }, []);

  const isNext = kept.key !== key && !hash;
  // The same page read anew has nothing to say: what it said stands.
  const isSaid = arrived !== null && arrived !== kept.arrived;
  if (!isNext && !isSaid) return { done: kept.done, beginSaying };
  setKept({ key, arrived, done: arrived });
  return { done: arrived, beginSaying };
}
