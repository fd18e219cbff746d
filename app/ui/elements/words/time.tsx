import { exactTime, timeInWords } from "~/text/times";

/** Both times in ms. `now` is the server's time, so that hydration renders the same text. */
export function Time({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {timeInWords(at, now)}
    </time>
  );
}
