import { exactTime, timeInWords } from "~/text/times";

/** Both times in ms; `now` is the server's, so that both renders agree. */
export function Time({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {timeInWords(at, now)}
    </time>
  );
}
