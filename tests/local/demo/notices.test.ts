import { expect, test } from "vitest";
import { loadDemo, now } from "./load-demo";

const { rows, one } = await loadDemo();

test("each act sends one notice to every member concerned, and so does its undoing", async () => {
  const notices = "select member_id, entry_id, kind, created_at from notices order by 2, 1, 3";
  const expected = `
    select reporter_id as member_id, entry_id, created_at, kind from (
      -- The reports of a decision that was undone are open, or belong to a later decision.
      select distinct r.reporter_id, l.id as entry_id, l.at as created_at,
        case l.kind when 'post.hidden' then 'report.upheld' when 'post.warned' then 'report.upheld' when 'report.dismissed' then 'report.dismissed' else 'report.closed' end as kind
      from log l join reports r on r.decided_entry_id = l.id or (r.post_id = l.post_id and r.created_at < l.at
        and l.kind in ('post.hidden', 'post.warned', 'report.dismissed') and coalesce(r.decided_entry_id, l.id + 1) > l.id))
    union all
    select member_id, id, at, case kind when 'post.unhidden' then 'post.restored' when 'role.assigned' then 'role.changed' else kind end
    from log where kind in ('post.hidden', 'post.unhidden', 'post.warned', 'user.blocked', 'name.reset', 'role.assigned', 'appeal.upheld', 'appeal.overturned')
    union all
    select l.member_id, l.id, l.at, 'post.restored' from log l join log undone on undone.id = l.reverses_id
    where l.kind = 'act.undone' and undone.kind = 'post.hidden'
    union all
    select r.reporter_id, l.id, l.at, 'report.reopened' from log l join log undone on undone.id = l.reverses_id
    join reports r on r.post_id = l.post_id and r.created_at < undone.at and coalesce(r.decided_entry_id, l.id + 1) > l.id`;
  expect(await rows(notices)).toEqual(
    await rows(`select member_id, entry_id, kind, created_at from (${expected}) order by 2, 1, 3`),
  );
});

test("notices are read after they are sent; some are unread, and counted", async () => {
  expect(await one("select count(*) from notices where read_at < created_at or read_at > ?", now)).toBe(0);
  expect(
    await one(
      `select count(*) from members m
       where unread_notices <> (select count(*) from notices where member_id = m.id and read_at is null)`,
    ),
  ).toBe(0);
  const withUnread = await rows<{ name: string }>(
    "select name from members where unread_notices > 0 and id <= 7 order by id",
  );
  expect(withUnread.map(({ name }) => name)).toEqual(["Jonas Weber", "Priya Nair", "Layla Haddad"]);
});
