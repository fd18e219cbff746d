import { expect, test } from "vitest";
import { reportKeys } from "../../support/database/seeded-rules";
import { loadDemo } from "./load-demo";

const { rows, one } = await loadDemo();

test("there are open and decided cases, with reports of every reason in both", async () => {
  expect(await one("select count(*) from cases where state = 'open'")).toBeGreaterThanOrEqual(14);
  expect(await one("select count(*) from cases where state = 'decided'")).toBeGreaterThanOrEqual(12);
  for (const outcome of ["is null", "is not null"]) {
    const found = await rows<{ reason: string }>(
      `select distinct reason from reports where outcome ${outcome}`,
    );
    expect(found.map(({ reason }) => reason).sort()).toEqual([...reportKeys].sort());
  }
  const verdicts = await rows<{ verdict: string }>(
    "select distinct verdict from cases where verdict is not null order by 1",
  );
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(["block", "dismiss", "hide", "unhide", "warn"]);
});

test("a case is open exactly while it has an open report", async () => {
  expect(
    await one(
      `select count(*) from posts p left join cases c on c.post_id = p.id
       where coalesce(c.state = 'open', 0)
          <> exists (select 1 from reports r where r.post_id = p.id and r.outcome is null)`,
    ),
  ).toBe(0);
});

test("a case counts by reason the reports since it was last opened", async () => {
  const counts = reportKeys.map(
    (reason) => `coalesce(c.reasons ->> '${reason}', 0) <> (select count(*) from reports r
                   where r.post_id = c.post_id and r.reason = '${reason}' and r.created_at >= c.opened_at)`,
  );
  expect(await one(`select count(*) from cases c where ${counts.join(" or ")}`)).toBe(0);
});

test("nobody reports their own post, or one that is not visible", async () => {
  expect(
    await one(
      "select count(*) from reports r join posts p on p.id = r.post_id where p.author_id = r.reporter_id",
    ),
  ).toBe(0);
  expect(
    await one(
      `select count(*) from reports r join posts p on p.id = r.post_id left join log l on l.id in (p.hidden_entry_id, p.block_entry_id)
       where r.created_at < p.created_at or r.created_at > coalesce(p.deleted_at, l.at, r.created_at)`,
    ),
  ).toBe(0);
});

test("one open case is about a deleted post, one about a moderator's, and one was reopened", async () => {
  expect(
    await one(
      "select count(*) from cases c join posts p on p.id = c.post_id where c.state = 'open' and p.deleted_at is not null",
    ),
  ).toBe(1);
  expect(
    await one(
      `select count(*) from cases c join posts p on p.id = c.post_id join members m on m.id = p.author_id
       where c.state = 'open' and m.role <> 'member'`,
    ),
  ).toBe(1);
  expect(await one("select count(*) from cases where state = 'open' and version = 2")).toBe(1);
});
