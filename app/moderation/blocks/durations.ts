import { day } from "~/time/units";

/** How long a block lasts, in ms; null until lifted. */
export const durations = { "1d": day, "7d": 7 * day, "30d": 30 * day, forever: null } as const;
export type Duration = keyof typeof durations;
export const durationKeys = ["1d", "7d", "30d", "forever"] as const satisfies readonly Duration[];

/** Later than any date: a block that lasts until it is lifted. The last millisecond of the year 9999. */
export const untilLifted = 253_402_300_799_999;
