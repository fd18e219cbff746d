import type { DemoTime } from "./data/types";

/** The demo data is written as if it were loaded at this time of day. */
const loadedAt = "21:30";

/** The time in ms, moved so that the demo ends at `now`. The seconds vary, and two different minutes keep their order. */
export function toTimestamp([daysAgo, clock]: DemoTime, now: number): number {
  const minutesAgo = daysAgo * 1440 + toMinutes(loadedAt) - toMinutes(clock);
  return now - minutesAgo * 60_000 - ((minutesAgo * 37_013) % 60_000);
}

function toMinutes(clock: string): number {
  const [hour = NaN, minute = NaN] = clock.split(":").map(Number);
  return hour * 60 + minute;
}
