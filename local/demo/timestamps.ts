import type { DemoTime } from "./data/types";

/** The demo data is written as if it were loaded at this time of day. */
const loadedAt = "21:30";

/** The time in ms, shifted so that the demo ends at `now`. The seconds vary, but different minutes keep their order. */
export function toTimestamp([daysAgo, timeOfDay]: DemoTime, now: number): number {
  const minutesAgo = daysAgo * 1440 + toMinutes(loadedAt) - toMinutes(timeOfDay);
  return now - minutesAgo * 60_000 - ((minutesAgo * 37_013) % 60_000);
}

function toMinutes(timeOfDay: string): number {
  const [hour = NaN, minute = NaN] = timeOfDay.split(":").map(Number);
  return hour * 60 + minute;
}
