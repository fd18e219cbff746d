import { describe, expect, test } from "vitest";
import { describeFigures } from "~/moderation/figures/describe-figures.server";
import { bucketOf } from "~/moderation/figures/waits.server";
import type { Figures } from "~/moderation/figures/figures-view";
import { minute } from "~/time/units";
import { seededRules } from "../../support/database/seeded-rules";

const days = ["18", "19", "20", "21", "22", "23", "24"].map((day) => `2026-11-${day}`);
const zeros = days.map(() => 0);

const none = { upheld: 0, dismissed: 0, acts: 0, overturned: 0, undone: 0 };
const nothing: Figures = {
  days,
  joined: zeros,
  posts: zeros,
  reports: zeros,
  hides: zeros,
  dismissals: zeros,
  warnings: zeros,
  upheldReports: zeros,
  dismissedReports: zeros,
  reasons: seededRules.map(({ key }) => ({ reason: key, ...none })),
  waits: days.map(() => ({})),
  backlog: { open: 0, ages: [0, 0, 0, 0].map((count) => ({ count, isLowerBound: false })), oldest: null },
};
const chartOf = (figures: Partial<Figures>, title: string) => {
  const found = describeFigures({ ...nothing, ...figures }, seededRules).find(
    (chart) => chart.title === title,
  );
  if (!found) throw new Error(`no chart is called ${title}`);
  return { ...found, text: `${found.total} ${found.summary}` };
};

describe("the words", () => {
  test("of nothing at all are sentences too", () => {
    expect(
      describeFigures(nothing, seededRules).map(
        ({ title, total, summary }) => `${title}: ${total} ${summary}`,
      ),
    ).toEqual([
      "Members: 0 joined in 7 days",
      "Posts: 0 written in 7 days",
      "Reports: 0 made in 7 days",
      "Decisions: 0 made in 7 days: 0 hidden, 0 dismissed, 0 warned",
      "Open cases: 0 now; none waiting",
      "Time to a decision: – no reported posts decided in 7 days",
      "Reports upheld: – no reports decided in 7 days",
      "Outcome of reports: 0 reports decided in 7 days",
      "Decisions reversed: 0 of 0 actions in 7 days",
    ]);
  });

  test("of decisions tell hides, dismissals and warnings apart, and the table has all by day, the latest first", () => {
    const decisions = chartOf(
      { hides: [1, 0, 0, 0, 0, 0, 2], dismissals: [0, 0, 0, 0, 0, 4, 1], warnings: [0, 0, 0, 0, 0, 1, 0] },
      "Decisions",
    );
    expect(decisions.text).toBe("9 made in 7 days: 3 hidden, 5 dismissed, 1 warned");
    expect(decisions.tables[0]?.head).toEqual(["Day", "Hidden", "Dismissed", "Warned"]);
    expect(decisions.tables[0]?.rows.slice(0, 2)).toEqual([
      ["24 November", "2", "1", "0"],
      ["23 November", "0", "4", "1"],
    ]);
    expect(decisions.label).toBe(
      "Decisions by day, 18 November to 24 November: up to 5 a day; 2 hidden, 1 dismissed, 0 warned today.",
    );
  });

  test("of waiting are the median and the 90th percentile in all and by reason, and the median by day", () => {
    const minutes = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110];
    const spam = Object.fromEntries(minutes.map((each) => [bucketOf(each * minute), 1]));
    const waits = chartOf(
      { waits: [{}, {}, {}, { hate: { [bucketOf(1_500 * minute)]: 1 } }, {}, {}, { spam }] },
      "Time to a decision",
    );
    expect(waits.text).toBe("1 h 6 min median over 12 cases in 7 days, 90% within 1 h 49 min");
    // Up to a twentieth off: those of a bucket are taken to be spread over it.
    expect(waits.tables.map(({ rows }) => rows)).toEqual([
      [
        ["All", "12", "1 h 6 min", "1 h 49 min"],
        ["Spam", "11", "1 h 1 min", "1 h 42 min"],
        ["Hate", "1", "1 d 1 h", "1 d 1 h"],
      ],
      [
        ["24 November", "11", "1 h 1 min"],
        ["21 November", "1", "1 d 1 h"],
      ],
    ]);
    expect(waits.drawing).toMatchObject({ form: "line", ends: [{ value: "1 h 1 min", words: "today" }] });
  });

  test("of reports upheld are a share, in all and of each day on which any was decided", () => {
    const shares = chartOf(
      { upheldReports: [0, 3, 0, 0, 0, 0, 0], dismissedReports: [0, 1, 0, 0, 2, 0, 0] },
      "Reports upheld",
    );
    expect(shares.text).toBe("50% of 6 reports decided in 7 days");
    expect(shares.tables[0]?.rows).toEqual([
      ["22 November", "2", "0", "0%"],
      ["19 November", "4", "3", "75%"],
    ]);
    expect(shares.drawing).toMatchObject({ form: "line", ends: [{ value: "0%", words: "22 Nov" }] });
  });

  test("of outcomes are counted by reason, with the share of each", () => {
    const reasons = [
      { ...none, reason: "spam" as const, upheld: 3, dismissed: 1, acts: 4, overturned: 1 },
      { ...none, reason: "hate" as const, upheld: 4, acts: 2, undone: 2 },
      { ...none, reason: "other" as const, acts: 4 },
    ];
    const outcomes = chartOf({ reasons }, "Outcome of reports");
    expect(outcomes.text).toBe("8 reports decided in 7 days: 7 upheld, 1 dismissed");
    expect(outcomes.tables[0]?.rows).toEqual([
      ["Spam", "3", "1", "75%"],
      ["Hate", "4", "0", "100%"],
    ]);
    const back = chartOf({ reasons }, "Decisions reversed");
    expect(back.text).toBe("3 of 10 actions in 7 days: 1 overturned on appeal, 2 undone");
    expect(back.tables[0]?.rows).toEqual([
      ["Hate", "2", "0", "2", "100%"],
      ["Spam", "4", "1", "0", "25%"],
      ["Something else", "4", "0", "0", "0%"],
    ]);
  });

  test("of a community of one day speak of today, and all is drawn within the frame", () => {
    const charts = describeFigures(
      {
        ...nothing,
        days: ["2026-11-24"],
        joined: [3],
        posts: [1],
        reports: [0],
        hides: [2],
        dismissals: [1],
        upheldReports: [1],
        dismissedReports: [0],
        waits: [{ spam: { 5: 1 } }],
      },
      seededRules,
    );
    expect(charts.map(({ summary }) => summary).slice(0, 4)).toEqual([
      "joined today",
      "written today",
      "made today",
      "made today: 2 hidden, 1 dismissed, 0 warned",
    ]);
    expect(charts[0]?.label).toBe("Members by day, 24 November: up to 3 a day; 3 today.");
    const drawings = charts.flatMap(({ drawing }) => drawing ?? []);
    expect(drawings).toHaveLength(6);
    // JSON has null in place of what is no number.
    expect(JSON.stringify(drawings)).not.toMatch(/NaN|null/);
  });
});
