import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openDatabase } from "~/db/client.server";
import { logKinds } from "~/db/vocabulary";
import { describeFigures } from "~/moderation/figures/describe-figures.server";
import { findFigures } from "~/moderation/figures/find-figures.server";
import { findTransparency } from "~/moderation/figures/find-transparency.server";
import { kinds, publicKinds } from "~/log/kinds";
import { day, hour, minute } from "~/time/units";
import { startDatabase } from "../../support/database/database";
import { measureQueries } from "../../support/database/measure-queries";
import { seededRules } from "../../support/database/seeded-rules";

const { d1 } = await startDatabase();
const now = Date.UTC(2026, 10, 24, 18, 30);

const measure = measureQueries(d1);
/** Who has written nothing. */
const reader: Viewer = { id: 1_000, name: "Reader", role: "moderator", blocked: false };

/** Counted by reason: their own, or that of the report or of the act that they reverse. */
const kindsWithReason = [
  ...logKinds.filter((kind) => kinds[kind].wantsReason),
  "post.reported",
  "act.undone",
  "appeal.overturned",
];

/** 100,000 entries of all kinds and reasons over a year, most of them claims; as many reports; 10,000 open cases. */
beforeAll(async () => {
  const numbers = (most: number) =>
    `with recursive n (i) as (select 0 union all select i + 1 from n where i < ${most - 1})`;
  await d1.batch([
    d1.prepare(`${numbers(20)} insert into members (name, created_at) select 'Person ' || i, 0 from n`),
    d1.prepare(`${numbers(10_000)} insert into posts (author_id, body, created_at, form_key)
      select 1 + i % 20, 'Post', i, 'key ' || i from n`),
    d1
      .prepare(
        `${numbers(10_000)} insert into cases (post_id, author_id, state, opened_at, reports, reasons)
      select 1 + i, 1 + i % 20, 'open', ?1 - i * 60000, 1, '{"spam":1}' from n`,
      )
      .bind(now),
    d1.prepare(`${numbers(100_000)} insert into reports (post_id, reporter_id, reason, created_at)
      select 1 + i / 10, 1 + (i / 10 + i) % 20, 'spam', i from n`),
  ]);
  for (let part = 0; part < 10; part++)
    await d1
      .prepare(
        `${numbers(10_000)} insert into log (act, at, kind, moderation, reason, details)
        select 'bulk ' || (?1 + i), ?2 - (?1 + i) * 315000, kind, moderation,
          iif(kind in (select value from json_each(?5)), ?4 ->> ('$[' || (i / 3 % json_array_length(?4)) || ']'), null),
          json_object('waited', i * 1000) from n join log_kinds on kind =
          case i % 2 when 0 then 'case.claimed' else ?3 ->> ('$[' || (i / 2 % json_array_length(?3)) || ']') end`,
      )
      .bind(
        part * 10_000,
        now,
        JSON.stringify(logKinds),
        JSON.stringify(seededRules.map(({ key }) => key)),
        JSON.stringify(kindsWithReason),
      )
      .run();
});

test("the figures are one batch, and read what is counted already, but for 5,000 decisions and 1,000 cases of an age", async () => {
  for (const when of ["", ", after ANALYZE"]) {
    for (const days of [7, 30, 90]) {
      const { result, statements, roundTrips, rowsRead } = await measure(
        `figures of ${days} days${when}`,
        (db) => findFigures(db, reader, days, now),
      );
      expect({ statements, roundTrips }).toEqual({ statements: 3, roundTrips: 1 });
      // Each day: seven kinds for the charts by day, four of them by reason, and ten for the reasons, with at most eight
      // each.
      expect(rowsRead).toBeLessThanOrEqual(days * (3 + 14 * 8) + 2 * 5_001 + 4 * 1_000 + 10);
      expect(result.posts.reduce((sum, each) => sum + each)).toBeGreaterThan(0);
      expect(result.backlog).toEqual({
        underAnHour: 60,
        underADay: 1_000,
        underThreeDays: 1_000,
        longer: 1_000,
        oldest: 9_999 * minute,
      });
    }
    await d1.prepare("analyze").run();
  }
});

test("what is not counted to the end is shown as that many or more", async () => {
  const charts = describeFigures(await findFigures(openDatabase(d1), reader, 7, now), seededRules);
  const backlog = charts.find(({ title }) => title === "Open cases");
  expect(backlog?.total).toBe("3,060 or more");
  expect(backlog?.tables[0]?.rows).toEqual([
    ["Under an hour", "60"],
    ["Under a day", "1,000 or more"],
    ["Under 3 days", "1,000 or more"],
    ["3 days or more", "1,000 or more"],
  ]);
});

test("of more than 5,000 decisions only the latest are read, and the page says so", async () => {
  const many = (kind: string, at: number, waited: number) =>
    d1
      .prepare(
        `with recursive n (i) as (select 1 union all select i + 1 from n where i < 4000)
      insert into log (act, at, kind, moderation, reason, details)
      select ?1 || ' ' || i, ?2 + i, ?1, 1, 'spam', json_object('waited', ?3) from n`,
      )
      .bind(kind, at, waited);
  await d1.batch([
    many("report.dismissed", now - 2 * day, 3 * hour),
    many("post.hidden", now - day, 2 * hour),
  ]);
  const { result, rowsRead } = await measure("figures of 8,000 decisions", (db) =>
    findFigures(db, reader, 7, now),
  );
  expect(result.waitsTruncated).toBe(true);
  expect(result.waits).toHaveLength(5_000);
  expect(result.waits.filter(({ ms }) => ms === 3 * hour).length).toBeLessThan(1_000);
  expect(rowsRead).toBeLessThanOrEqual(7 * 15 * 8 + 5_001 + 4 * 1_000 + 10);
  const waits = describeFigures(result, seededRules).find(({ title }) => title === "Time to a decision");
  expect(`${waits?.total} ${waits?.summary}`).toBe(
    "2 h median over the latest 5,000 decisions in 7 days, 90% within 3 h",
  );
});

test("a page of the latest acts reads 105 rows at most, first and deep, whatever else is in the log", async () => {
  // Each entry of the first page reverses another one, which is looked up.
  await d1
    .prepare(
      `insert into log (act, at, kind, moderation, details, reverses_id)
      select 'undo ' || id, ?1 + id, 'act.undone', 1, '{}', id from log where kind = 'post.hidden' limit 30`,
    )
    .bind(now)
    .run();
  for (const when of ["", ", after ANALYZE"]) {
    const first = await measure(`transparency${when}`, (db) => findTransparency(db, reader, null, now));
    expect({ statements: first.statements, roundTrips: first.roundTrips }).toEqual({
      statements: 3,
      roundTrips: 1,
    });
    // Twelve months of eleven kinds, seven of them by reason, with at most eight each; and the latest 100 decisions.
    expect(first.rowsRead).toBeLessThanOrEqual(105 + 12 * (4 + 7 * 8) + 101 + 2 * 8);
    expect(first.result.decisionTime?.cases).toBe(100);
    expect(first.result.months).toHaveLength(12);
    expect(first.result.acts).toHaveLength(20);
    for (const { kind, reason, reversedKind } of first.result.acts)
      expect({ kind, reason: reason !== null, reversedKind }).toEqual({
        kind: "act.undone",
        reason: true,
        reversedKind: "post.hidden",
      });

    const [value = 0, id = 0] = (first.result.before ?? "").split(".").map(Number);
    const deep = { value: now - 300 * day, id: 1 };
    for (const [what, before] of Object.entries({ second: { value, id }, deep })) {
      const { result, statements, roundTrips, rowsRead } = await measure(
        `transparency, ${what} page${when}`,
        (db) => findTransparency(db, reader, before, now),
      );
      expect({ statements, roundTrips }).toEqual({ statements: 1, roundTrips: 1 });
      expect(rowsRead).toBeLessThanOrEqual(105);
      expect(result.acts).toHaveLength(20);
      for (const { kind, at } of result.acts) {
        expect(publicKinds).toContain(kind);
        expect(at).toBeLessThanOrEqual(before.value);
      }
    }
    await d1.prepare("analyze").run();
  }
});

test("where all acts are of one kind and of one moment, as in a bulk, none is shown twice or skipped", async () => {
  const at = now + day;
  await d1
    .prepare(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < 50)
    insert into log (act, at, kind, moderation, reason, details) select 'one bulk ' || i, ?1, 'post.hidden', 1, 'spam', '{}' from n`,
    )
    .bind(at)
    .run();
  const seen: number[] = [];
  let before: { value: number; id: number } | null = null;
  for (let page = 0; page < 3; page++) {
    const found = await findTransparency(openDatabase(d1), null, before, now);
    seen.push(...found.acts.filter((act) => act.at === at).map((act) => act.at));
    const [value = 0, id = 0] = (found.before ?? "").split(".").map(Number);
    before = { value, id };
  }
  expect(seen).toHaveLength(50);
});
