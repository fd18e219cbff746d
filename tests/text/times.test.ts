import fc from "fast-check";
import { expect, test } from "vitest";
import { exactTime, monthInWords, spanInWords, timeInWords, waitInWords } from "~/text/times";
import { day, hour, minute } from "~/time/units";

const now = Date.UTC(2026, 10, 23, 8, 12, 45);

test.each([
  [0, "just now"],
  [-minute + 1, "just now"],
  [-minute, "1 minute ago"],
  [-2 * minute, "2 minutes ago"],
  [-hour + 1, "59 minutes ago"],
  [-hour, "1 hour ago"],
  [-day + 1, "23 hours ago"],
  [-day, "yesterday"],
  [-2 * day + 1, "yesterday"],
  [-2 * day, "2 days ago"],
  [-7 * day + 1, "6 days ago"],
  [-7 * day, "16 November"],
  [-365 * day, "23 November 2025"],
  [1, "in a moment"],
  [minute, "in 1 minute"],
  [hour - minute / 2, "in 1 hour"],
  [day - hour / 2, "tomorrow"],
  [7 * day - 1000, "in 7 days"],
  [30 * day, "in 30 days"],
  [31 * day, "24 December"],
  [60 * day, "22 January 2027"],
])("%d ms from now is %j", (from, words) => {
  expect(timeInWords(now + from, now)).toBe(words);
});

test("the exact time is to the second, in UTC", () => {
  expect(exactTime(now)).toBe("2026-11-23 08:12:45 UTC");
});

test("any two times have words, the same wherever they are put together, and nothing is said to be 0 or 60", () => {
  const time = fc.integer({ min: 0, max: 4_102_444_800_000 });
  fc.assert(
    fc.property(time, time, (at, then) => {
      const words = timeInWords(at, then);
      expect(words).toMatch(
        /^(just now|yesterday|tomorrow|in a moment|(in )?\d+ (minute|hour|day)s?( ago)?|\d+ \w+( \d{4})?)$/,
      );
      expect(words).not.toMatch(/\b(0|60) (minute|hour|day)/);
      expect(words).not.toMatch(/\b24 hours/);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [0, "under 1 min"],
  [minute - 1, "under 1 min"],
  [minute, "1 min"],
  [hour - 1, "59 min"],
  [hour, "1 h"],
  [hour + 5 * minute, "1 h 5 min"],
  [day - 1, "23 h 59 min"],
  [day + 59 * minute, "1 d"],
  [12 * day + 3 * hour + 4 * minute, "12 d 3 h"],
])("a length of %d ms is %j", (ms, words) => {
  expect(spanInWords(ms)).toBe(words);
});

test.each([
  [1, "in 1 second"],
  [90, "in 90 seconds"],
  [91, "in 2 minutes"],
  [90 * 60, "in 90 minutes"],
  [90 * 60 + 1, "in 1 hour and 31 minutes"],
  [23.5 * 3600, "in 23 hours and 30 minutes"],
  [86_400, "in 24 hours"],
])("a wait of %d seconds is %j", (seconds, words) => {
  expect(waitInWords(seconds)).toBe(words);
});

test("a month is its name and its year", () => {
  expect(monthInWords("2026-11")).toBe("November 2026");
  expect(monthInWords("2027-01")).toBe("January 2027");
});
