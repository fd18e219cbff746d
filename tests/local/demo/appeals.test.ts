import { expect, test } from "vitest";
import { appealLength } from "~/moderation/appeals/words";
import { findTextProblem } from "~/text/text-rules";
import { loadDemo } from "./load-demo";

const { rows } = await loadDemo();

test("three appeals are open, against a hide, a warning and a block, and two are decided, each with its log entry", async () => {
  const open = await rows(
    `select m.name, l.kind, l.member_id = a.member_id as own from appeals a
     join members m on m.id = a.member_id join log l on l.id = a.entry_id where a.state = 'open' order by a.id`,
  );
  expect(open).toEqual([
    { name: "Jonas Weber", kind: "post.hidden", own: 1 },
    { name: "Priya Nair", kind: "post.warned", own: 1 },
    { name: "Kofi Mensah", kind: "user.blocked", own: 1 },
  ]);
  const appeal = "select id, entry_id, member_id, created_at from appeals order by id";
  const entry = `select json_extract(details, '$.appealId') as id, json_extract(details, '$.appealedId') as entry_id,
                   member_id, at as created_at from log where kind = 'appeal.sent' and actor_id = member_id order by id`;
  expect(await rows(appeal)).toEqual(await rows(entry));
  const decided = await rows(
    `select a.state, a.state = replace(l.kind, 'appeal.', '') as same_state, a.decided_at = l.at as same_time,
       a.decided_by_id = l.actor_id as same_moderator, coalesce(l.reverses_id = a.entry_id, 0) as undone, a.reply <> '' as replied
     from appeals a join log l on l.id = a.decided_entry_id order by a.id`,
  );
  const alike = { same_state: 1, same_time: 1, same_moderator: 1, replied: 1 };
  expect(decided).toEqual([
    { state: "overturned", undone: 1, ...alike },
    { state: "upheld", undone: 0, ...alike },
  ]);
  for (const { body } of await rows<{ body: string }>("select body from appeals"))
    expect(findTextProblem(body, { limit: appealLength }), body).toBeNull();
});
