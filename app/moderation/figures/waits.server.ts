import type { WaitCounts } from "~/db/tables/figures.server";
import { minute } from "~/time/units";

/** The bucket of a time (ms), by which the triggers count: the minute in which it starts. */
export function bucketOf(waited: number): number {
  const minutes = Math.floor(Math.max(0, waited) / minute);
  return minutes - (minutes % lengthAt(minutes));
}

/** How long (in minutes) the buckets are there: one up to 39, then twenty to each doubling. */
export function lengthAt(minutes: number): number {
  return 2 ** Math.max(0, 1 + Math.floor(Math.log2(Math.max(1, minutes) / 40)));
}

/** Times in ms. */
export type WaitSummary = { count: number; median: number; p90: number };

/**
 * How many waited, the median and the 90th percentile; null where nobody waited. Each time is taken to be somewhere in its
 * bucket, those of one bucket evenly spread over it: what comes out is no more than a minute and a twentieth off.
 */
export function summarizeWaits(counts: WaitCounts): WaitSummary | null {
  // In the order of the buckets, because an object has keys that are whole numbers in theirs.
  const buckets = Object.entries(counts).flatMap(([start, many]) =>
    many > 0 ? [{ start: Number(start), many }] : [],
  );
  const count = buckets.reduce((sum, { many }) => sum + many, 0);
  if (count === 0) return null;
  return { count, median: quantileOf(buckets, count, 0.5), p90: quantileOf(buckets, count, 0.9) };
}

export function addWaits(all: WaitCounts[]): WaitCounts {
  const sum: WaitCounts = {};
  for (const counts of all)
    for (const [bucket, many] of Object.entries(counts)) sum[bucket] = (sum[bucket] ?? 0) + many;
  return sum;
}

type Bucket = { start: number; many: number };

/** Between two times if it falls between them, as is usual. */
function quantileOf(buckets: Bucket[], count: number, part: number): number {
  const place = (count - 1) * part;
  const below = Math.floor(place);
  const [lower, upper] = [timeAt(buckets, below), timeAt(buckets, Math.min(below + 1, count - 1))];
  return lower + (place - below) * (upper - lower);
}

/** The time (ms) of this place, from 0, in the order of all. */
function timeAt(buckets: Bucket[], place: number): number {
  let before = 0;
  for (const { start, many } of buckets) {
    if (place < before + many) {
      return minute * (start + ((place - before + 0.5) / many) * lengthAt(start));
    }
    before += many;
  }
  return 0;
}
