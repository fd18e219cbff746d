import { quantile } from "d3-array";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hidePost } from "~/moderation/cases/decisions/hide-post.server";
import { findTransparency } from "~/moderation/figures/find-transparency.server";
import { describeDecisionTime } from "~/moderation/figures/transparency-view";
import { addWaits, bucketOf, lengthAt, noWaits, summarizeWaits } from "~/moderation/figures/waits.server";
import type { WaitCounts } from "~/db/tables/figures.server";
import { minute } from "~/time/units";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport } = makersFor(db);
const now = Date.UTC(2026, 10, 24, 20);

/** Mostly short, as in life, and up to four years. */
const times = fc
  .array(fc.double({ min: 0, max: 21, noNaN: true }), { minLength: 1, maxLength: 200 })
  .map((all) => all.map((power) => Math.floor(minute * (2 ** power - 1))));

function countByBucket(all: number[]): WaitCounts {
  const counts: WaitCounts = {};
  for (const waited of all) counts[bucketOf(waited)] = (counts[bucketOf(waited)] ?? 0) + 1;
  return counts;
}

function summarize(...all: WaitCounts[]) {
  const sums = noWaits();
  for (const counts of all) addWaits(counts, sums);
  return summarizeWaits(sums);
}

test("a bucket is a minute long or a twentieth of its start at most, and the next begins where it ends", () => {
  for (let start = 0; start < 4 * 365 * 24 * 60; start += lengthAt(start)) {
    expect(lengthAt(start)).toBeLessThanOrEqual(Math.max(1, start / 20));
    const last = start + lengthAt(start) - 1;
    expect([start, last].map((minutes) => bucketOf((minutes + 0.5) * minute))).toEqual([start, start]);
    expect(bucketOf((last + 1) * minute)).toBe(last + 1);
  }
});

test("the triggers count by the same buckets, and a time before the case was opened as none", async () => {
  // Around each place where the buckets get longer: 40, 80, 160 …
  const minutes = Array.from({ length: 16 }, (_, power) => 40 * 2 ** power).flatMap((start) =>
    [-3, -1, 0, 1, 3].map((more) => start + more),
  );
  const all = [-1, 0, 1, minute - 1, ...minutes.map((each) => each * minute)];
  await d1
    .prepare(
      `insert into log (act, at, kind, moderation, details)
        select 'waited ' || key, 0, 'report.dismissed', 1, json_object('waited', value) from json_each(?1)`,
    )
    .bind(JSON.stringify(all))
    .run();
  const { results } = await d1
    .prepare("select waits from period_figures where period in ('1970-01-01', '1970-01') order by period")
    .all<{ waits: string }>();
  const expected = { "": countByBucket(all) };
  expect(results.map(({ waits }) => JSON.parse(waits) as unknown)).toEqual([expected, expected]);
});

test("median and 90th percentile are no more than a minute and a twentieth off those of the very times", () => {
  fc.assert(
    fc.property(times, (all) => {
      // Of whichever days they are.
      const [first, rest] = [all.slice(0, all.length / 2), all.slice(all.length / 2)];
      const summary = summarize(countByBucket(first), countByBucket(rest))!;
      expect(summary.count).toBe(all.length);
      for (const [estimate, part] of [
        [summary.median, 0.5],
        [summary.p90, 0.9],
      ] as const) {
        const exact = quantile(all, part)!;
        expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(minute + exact / 20);
      }
    }),
  );
});

test("what was subtracted to nothing counts for nothing", () => {
  expect(summarize({})).toBeNull();
  expect(summarize({ 5: 0 })).toBeNull();
  expect(summarize({ 5: 1 }, { 5: -1 })).toBeNull();
  expect(summarize({ 5: 0, 10: 1 })).toEqual({ count: 1, median: 10.5 * minute, p90: 10.5 * minute });
});

test("the public time is that of all decisions about reported posts, and says since when", async () => {
  const moderator = await makeMember({ role: "moderator", at: now });
  const hide = (postId: number, at: number) =>
    hidePost(db, moderator, { postId, version: 0, reason: "spam", note: "" }, at);
  const publicTime = async () => {
    const { decisionTime } = await findTransparency(db, null, null, now);
    return decisionTime && describeDecisionTime(decisionTime, "since November 2026");
  };
  await hide((await makePost({ at: now - 9 * minute })).id, now - 8 * minute);
  expect(await publicTime()).toBe("no reported posts decided since November 2026");
  const reported = await makePost({ at: now - 9 * minute });
  await makeReport(reported, { at: now - 8 * minute });
  await hide(reported.id, now - 7 * minute);
  expect(await publicTime()).toBe("median time to a decision, over 1 case since November 2026");
});
