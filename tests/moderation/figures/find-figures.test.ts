import { expect, test } from "vitest";
import { reversibleKinds } from "~/log/kinds";
import type { ReasonFigures } from "~/moderation/figures/figures-view";
import { bucketOf } from "~/moderation/figures/waits.server";
import { findFigures } from "~/moderation/figures/find-figures.server";
import { day, hour } from "~/time/units";
import { performRandomActs } from "../../support/acts/random-acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
import { readCounts, recount } from "../../support/database/state/recount";

const { db, d1 } = await startDatabase();
const { makeMember } = makersFor(db);
const reader = await makeMember({ role: "moderator", at: 0 });
const start = Date.UTC(2026, 8, 20, 5);
/** One after the other, so that the same seed gives the same acts. */
async function makeMany(number: number, role: "member" | "moderator" | "admin") {
  const made = [];
  for (let at = 0; at < number; at++) made.push(await makeMember({ role, at: start - at * day }));
  return made;
}

type Entry = {
  id: number;
  at: number;
  kind: string;
  actor_id: number | null;
  reason: string | null;
  details: string;
  reverses_id: number | null;
};

const seriesNames = [
  "joined",
  "posts",
  "reports",
  "hides",
  "dismissals",
  "upheldReports",
  "dismissedReports",
] as const;

const exactly = (count: number) => ({ count, isLowerBound: false });

test("where a community is older than the period, and nothing has happened, all figures are zeros, one for each day", async () => {
  const figures = await findFigures(db, reader, 7, Date.UTC(2026, 10, 24, 23, 59));
  expect(figures.days).toEqual(["18", "19", "20", "21", "22", "23", "24"].map((date) => `2026-11-${date}`));
  for (const series of seriesNames) expect(figures[series]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(figures.waits).toEqual([{}, {}, {}, {}, {}, {}, {}]);
  expect(figures.backlog).toEqual({ open: 0, ages: [0, 0, 0, 0].map(exactly), oldest: null });
});

test("whatever is done and undone, the figures are what the log and the tables say", async () => {
  const membersByRole = {
    members: await makeMany(5, "member"),
    moderators: await makeMany(3, "moderator"),
    admins: await makeMany(2, "admin"),
  };
  let now = start;
  for (const seed of [1, 2, 3]) {
    now = await performRandomActs(db, membersByRole, { seed, steps: 100, from: now, pause: 8 * hour });
    expect(await readCounts(d1), `after seed ${seed}`).toEqual(await recount(d1));
  }
  const entries = (await d1.prepare("select * from log order by id").all<Entry>()).results;
  const kinds = new Set(entries.map(({ kind }) => kind));
  for (const kind of [
    "report.dismissed",
    "post.hidden",
    "post.warned",
    "post.unhidden",
    "act.undone",
    "appeal.overturned",
  ])
    expect(kinds, "what happened at random").toContain(kind);

  for (const days of [7, 30, 90]) {
    const figures = await findFigures(db, reader, days, now);
    const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
    const byDay = (kind: string) =>
      figures.days.map(
        (date) => entries.filter((entry) => entry.kind === kind && dayOf(entry.at) === date).length,
      );
    expect(figures.days.at(-1)).toBe(dayOf(now));
    expect(figures.posts).toEqual(byDay("post.created"));
    expect(figures.reports).toEqual(byDay("post.reported"));
    expect(figures.hides).toEqual(byDay("post.hidden"));
    expect(figures.dismissals).toEqual(byDay("report.dismissed"));
    expect(figures.warnings).toEqual(byDay("post.warned"));

    const recent = entries.filter(({ at }) => figures.days.includes(dayOf(at)));
    const decisions = recent.filter(({ kind }) =>
      ["post.hidden", "post.warned", "report.dismissed"].includes(kind),
    );
    const waits = figures.days.map((date) => {
      const ofDay: Record<string, Record<string, number>> = {};
      for (const { reason, details, at } of decisions) {
        const { waited } = JSON.parse(details) as { waited: number | null };
        if (waited === null || dayOf(at) !== date) continue;
        const buckets = (ofDay[reason ?? ""] ??= {});
        buckets[bucketOf(waited)] = (buckets[bucketOf(waited)] ?? 0) + 1;
      }
      return ofDay;
    });
    expect(figures.waits).toEqual(waits);

    const { results: reports } = await d1
      .prepare("select reports.reason, outcome, at from reports join log on log.id = decided_entry_id")
      .all<{ reason: string; outcome: string; at: number }>();
    const outcomesByDay = (outcome: string) =>
      figures.days.map(
        (date) => reports.filter((row) => row.outcome === outcome && dayOf(row.at) === date).length,
      );
    expect(figures.upheldReports).toEqual(outcomesByDay("upheld"));
    expect(figures.dismissedReports).toEqual(outcomesByDay("dismissed"));
    const expected = figures.reasons.map(({ reason }): ReasonFigures => {
      const countReports = (outcome: string) =>
        reports.filter(
          (row) => row.outcome === outcome && row.reason === reason && figures.days.includes(dayOf(row.at)),
        ).length;
      const countReversals = (kind: string) =>
        recent.filter(
          (entry) =>
            entry.kind === kind &&
            (entries.find(({ id }) => id === entry.reverses_id)?.reason ?? "") === reason,
        ).length;
      return {
        reason,
        upheld: countReports("upheld"),
        dismissed: countReports("dismissed"),
        acts: recent.filter(
          (entry) =>
            reversibleKinds.some((kind) => kind === entry.kind) &&
            (entry.kind !== "user.unblocked" || entry.actor_id !== null) &&
            (entry.reason ?? "") === reason,
        ).length,
        overturned: countReversals("appeal.overturned"),
        undone: countReversals("act.undone"),
      };
    });
    expect(figures.reasons).toEqual(expected);
  }

  const { results: open } = await d1
    .prepare("select opened_at from cases where state = 'open'")
    .all<{ opened_at: number }>();
  const ages = open.map(({ opened_at }) => now - opened_at);
  const countAges = (from: number, to: number) =>
    exactly(ages.filter((age) => age >= from && age < to).length);
  const { backlog } = await findFigures(db, reader, 7, now);
  expect(backlog).toEqual({
    open: ages.length,
    ages: [countAges(0, hour), countAges(hour, day), countAges(day, 3 * day), countAges(3 * day, Infinity)],
    oldest: ages.length > 0 ? Math.max(...ages) : null,
  });
});
