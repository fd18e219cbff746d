import type { Duration } from "~/db/vocabulary";
import { day } from "~/time/units";

/** How long a block lasts, in ms; null until lifted. */
export const durations: Record<Duration, number | null> = {
  "1d": day,
  "7d": 7 * day,
  "30d": 30 * day,
  forever: null,
};

/** Later than any date: a block that lasts until it is lifted. The last millisecond of the year 9999. */
export const untilLifted = 253_402_300_799_999;
