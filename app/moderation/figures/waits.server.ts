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

/** How many there are in each bucket, by its place in their order: of a page of figures there are ten thousand to add. */
export type WaitSums = Int32Array;

/** Up to 600 years. */
const places = 512;

export const noWaits = (): WaitSums => new Int32Array(places);

/** Adds the counts to each of these. */
export function addWaits(counts: WaitCounts, ...to: WaitSums[]): void {
  for (const start in counts) {
    const place = placeOf(Number(start));
    for (const sums of to) sums[place] = (sums[place] ?? 0) + (counts[start] ?? 0);
  }
}

/** Of the bucket that starts at this minute. */
function placeOf(start: number): number {
  if (start < 40) return start;
  const doublings = 32 - Math.clz32(start / 40);
  return Math.min(places - 1, 20 * doublings + (start >> doublings));
}

/** The minute in which the bucket at this place starts. */
function startOf(place: number): number {
  if (place < 40) return place;
  const doublings = Math.floor(place / 20) - 1;
  return (place - 20 * doublings) * 2 ** doublings;
}

/** Times in ms. */
export type WaitSummary = { count: number; median: number; p90: number };

/**
 * How many waited, the median and the 90th percentile; null where nobody waited. Each time is taken to be somewhere in its
 * bucket, those of one bucket evenly spread over it: what comes out is no more than a minute and a twentieth off.
 */
export function summarizeWaits(sums: WaitSums): WaitSummary | null {
  const buckets: Bucket[] = [];
  let count = 0;
  // Not by an iterator, which takes ten times as long.
  for (let place = 0; place < places; place++) {
    const many = sums[place] ?? 0;
    if (many <= 0) continue;
    buckets.push({ start: startOf(place), many });
    count += many;
  }
  if (count === 0) return null;
  return { count, median: quantileOf(buckets, count, 0.5), p90: quantileOf(buckets, count, 0.9) };
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
