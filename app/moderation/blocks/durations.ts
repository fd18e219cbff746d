import type { Duration } from "~/db/vocabulary";
import { day } from "~/time/units";

/** How long a block lasts, in ms; null: until it is lifted. */
export const durations: Record<Duration, number | null> = {
  "1d": day,
  "7d": 7 * day,
  "30d": 30 * day,
  forever: null,
};

/** The end of a block without an end, in ms: the last millisecond of the year 9999. */
export const untilLifted = 253_402_300_799_999;
