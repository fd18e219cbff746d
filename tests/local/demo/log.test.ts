import { expect, test } from "vitest";
import { loadDemo } from "./load-demo";
import { type LogEntry, replayLog } from "./replay-log";

const { rows, one } = await loadDemo();

test("the log, replayed from its beginning, leads to the state of the tables", async () => {
  const replayed = replayLog(await rows<LogEntry>("select * from log order by id"));
  const states = {
    posts: "select id, author_id, created_at, deleted_at, hidden_entry_id, block_entry_id from posts",
    cases: "select post_id as id, state, version, verdict, decided_entry_id, decided_by_id from cases",
    blocks: "select id, blocked_until, block_entry_id from members where blocked_until is not null",
    names: `select id, name_chosen, name_reset_entry_id from members
      where name_chosen or name_reset_entry_id is not null`,
    roles: "select id, role from members where role <> 'member'",
  };
  for (const [name, query] of Object.entries(states)) {
    const replayedRows = [...replayed[name as keyof typeof states].values()].sort((a, b) => a.id - b.id);
    expect(replayedRows, name).toEqual(await rows(`${query} order by id`));
  }
});

test("each report has an entry in the log, and the outcome of the entry that decided it", async () => {
  const report = "select post_id, reporter_id, reason, created_at from reports order by id";
  const entry = `select post_id, actor_id as reporter_id, json_extract(details, '$.report') as reason, at as created_at
                 from log where kind = 'post.reported' order by id`;
  expect(await rows(report)).toEqual(await rows(entry));
  expect(
    await one(
      `select count(*) from reports r left join log l on l.id = r.decided_entry_id
       where (r.outcome is null) <> (l.id is null)
          or r.outcome <> case l.kind when 'post.hidden' then 'upheld' when 'post.warned' then 'upheld' when 'report.dismissed' then 'dismissed'
                                      when 'user.blocked' then 'closed by block' end
          or l.at < r.created_at`,
    ),
  ).toBe(0);
});

test("the log has the time of each decision, and some posts were hidden without a report", async () => {
  expect(
    await one(
      "select count(*) from cases c join log l on l.id = c.decided_entry_id where l.at <> c.decided_at or l.at < c.opened_at",
    ),
  ).toBe(0);
  expect(
    await one("select count(*) from cases where verdict = 'hide' and reports = 0 and opened_at = decided_at"),
  ).toBe(2);
});
