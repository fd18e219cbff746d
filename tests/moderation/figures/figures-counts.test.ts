import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openDatabase } from "~/db/client.server";
import { logKinds } from "~/db/vocabulary";
import { describeFigures } from "~/moderation/figures/describe-figures.server";
import { findFigures } from "~/moderation/figures/find-figures.server";
import { findTransparency } from "~/moderation/figures/find-transparency.server";
import { publicKinds } from "~/db/vocabulary";
import { kinds } from "~/log/kinds";
import { day, hour, minute } from "~/time/units";
import { startDatabase } from "../../support/database/database";
import { measureQueries } from "../../support/database/counts/measure-queries";
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
    d1.prepare("insert into members (id, name, created_at) values (?1, ?2, 0)").bind(reader.id, reader.name),
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

test("the figures are two statements in one batch, and read a row for each day and each of 72 hours, and few cases", async () => {
  for (const when of ["", ", after ANALYZE"]) {
    for (const days of [7, 30, 90]) {
      const { result, statements, roundTrips, rowsRead } = await measure(
        `figures of ${days} days${when}`,
        (db) => findFigures(db, reader, days, now),
      );
      // 73 hours; some thirty cases at each of three borders; the oldest, two counts, and the first day.
      expect({ statements, roundTrips, rowsRead }).toEqual({
        statements: 2,
        roundTrips: 1,
        rowsRead: days + 176,
      });
      expect(result.posts.reduce((sum, each) => sum + each)).toBeGreaterThan(0);
      expect(result.backlog).toEqual({
        open: 10_000,
        ages: [60, 23 * 60, 48 * 60, 10_000 - 72 * 60].map((count) => ({ count, isLowerBound: false })),
        oldest: 9_999 * minute,
      });
    }
    await d1.prepare("analyze").run();
  }
});

test("of thousands of cases opened in the hour of a border few are read, and what is not counted to the end is shown as that many or more", async () => {
  await d1
    .prepare(
      `with recursive n (i) as (select 10001 union all select i + 1 from n where i < 12000)
      insert into posts (id, author_id, body, created_at, form_key) select i, 1, 'Post', i, 'key ' || i from n`,
    )
    .run();
  await d1
    .prepare(
      `insert into cases (post_id, author_id, state, opened_at, reports, reasons)
      select id, 1, 'open', ?1 - id % 2 * 1000000 - 1, 1, '{"spam":1}' from posts where id > 10000`,
    )
    .bind(now - day + 500_000)
    .run();
  const { result, rowsRead } = await measure("figures of a flood of cases", (db) =>
    findFigures(db, reader, 90, now),
  );
  expect(rowsRead).toBeLessThanOrEqual(400);
  const charts = describeFigures(result, seededRules);
  const backlog = charts.find(({ title }) => title === "Open cases");
  expect(backlog?.total).toBe("12,000");
  expect(backlog?.tables[0]?.rows).toEqual([
    ["Under an hour", "60"],
    ["Under a day", "1,401 or more"],
    ["Under 3 days", "2,849 or more"],
    ["3 days or more", "5,680"],
  ]);
});

test("cases about one's own posts are left out of every age", async () => {
  const author: Viewer = { ...reader, id: 2 };
  const { backlog } = await findFigures(openDatabase(d1), author, 7, now);
  const own = Array.from({ length: 10_000 }, (_, index) => index * minute).filter(
    (_, index) => index % 20 === 1,
  );
  const countOwn = (from: number, to: number) => own.filter((age) => age >= from && age < to).length;
  expect(backlog.open).toBe(12_000 - own.length);
  expect(backlog.ages[0]).toEqual({ count: 60 - countOwn(0, hour), isLowerBound: false });
  expect(backlog.ages[3]).toEqual({ count: 5_680 - countOwn(72 * hour, Infinity), isLowerBound: false });
});

test("a page of the latest acts reads two rows for each, three with a cursor, and the first one for each month besides, first and deep, whatever else is in the log", async () => {
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
    // The acts, twelve months, and in which one the community began; and that nothing is about a reader.
    expect(first.rowsRead).toBe(2 * 21 + 12 + 1 + 7);
    const visitors = await measure(`transparency for a visitor${when}`, (db) =>
      findTransparency(db, null, null, now),
    );
    expect(visitors.rowsRead).toBe(2 * 21 + 12 + 1);
    expect(first.result.decisionTime?.cases).toBeGreaterThan(1_000);
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
    for (const [what, before, rows] of [
      ["second", { value, id }, 54],
      ["deep", deep, 44],
    ] as const) {
      const { result, statements, roundTrips, rowsRead } = await measure(
        `transparency, ${what} page${when}`,
        (db) => findTransparency(db, reader, before, now),
      );
      expect({ statements, roundTrips, rowsRead }).toEqual({ statements: 1, roundTrips: 1, rowsRead: rows });
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
