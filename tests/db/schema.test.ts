import { expect, test } from "vitest";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";
import { installWriteCounter } from "../support/database/counts/write-counter";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, makeAppeal, makeSession, listEntries } = makersFor(db);
const countWrites = await installWriteCounter(d1);
const post = await makePost({ hidden: true });
const reported = await makePost();
await makeReport(reported);
const { id: member } = await makeMember();
const newPost = "insert into posts (author_id, body, created_at, form_key) values";
const newMember = "insert into members (name, role, created_at) values";
const newReport = "insert into reports (post_id, reporter_id, reason, note, created_at) values";
const newCase =
  "insert into cases (post_id, author_id, state, verdict, version, opened_at, reports, reasons, decided_at) values";
const newEntry = "insert into log (act, at, kind, moderation, details, reason) values";
const newRule = "insert into rules (key, label, hint, text, position) values";
const newNotice = "insert into notices (member_id, entry_id, kind, created_at) values";

async function expectRefusal(statement: string, why: RegExp) {
  const before = await countWrites();
  await expect(d1.prepare(statement).run(), statement).rejects.toThrow(why);
  expect(await countWrites()).toEqual(before);
}

test.each([
  ["update log set note = 'x' where id = 1"],
  ["update log set actor_id = null"],
  ["update or replace log set id = 2 where id = 1"],
  ["delete from log where id = 1"],
  ["delete from log"],
  [
    "insert or replace into log (id, act, at, kind, moderation, details) values (1, 'new', 0, 'post.created', 0, '{}')",
  ],
  [
    "replace into log (act, at, kind, moderation, details) select act, 0, 'post.created', 0, '{}' from log where id = 1",
  ],
  [
    "insert into log (id, act, at, kind, moderation, details) values (1, 'new', 0, 'post.created', 0, '{}') on conflict (id) do update set note = 'x'",
  ],
])("an entry of the log stays as it is: %s", async (statement) => {
  await expectRefusal(statement, /the log is append-only/);
});

test("an act is entered once, whatever is sent twice", async () => {
  const twice = d1.prepare(
    "insert into log (act, at, kind, moderation, details) values ('twice', 0, 'post.created', 0, '{}')",
  );
  await twice.run();
  await expect(twice.run()).rejects.toThrow(/append-only|UNIQUE/);
});

test("what an entry reverses is reversed once", async () => {
  const undo = (act: string) =>
    d1.prepare(
      `insert into log (act, at, kind, moderation, details, reverses_id) values ('${act}', 0, 'post.unhidden', 1, '{}', 1)`,
    );
  await undo("undo 1").run();
  await expect(undo("undo 2").run()).rejects.toThrow(/append-only|UNIQUE/);
  const replace =
    "insert or replace into log (act, at, kind, moderation, details, reverses_id) values ('undo 3', 0, 'post.unhidden', 1, '{}', 1)";
  await expectRefusal(replace, /the log is append-only/);
});

test.each([
  [`update posts set body = 'edited' where id = ${post.id}`],
  ["update posts set body = body || '!'"],
  [`update posts set body = '' where id = ${post.id}`],
  [
    `insert into posts (id, author_id, body, created_at, form_key) values (${post.id}, ${post.author.id}, 'x', 0, 'k')
    on conflict (id) do update set body = 'edited'`,
  ],
])("a post is never edited: %s", async (statement) => {
  await expectRefusal(statement, /a post is never (edited|replaced)/);
});

test("a post's text can be erased, to nothing and not to something else", async () => {
  await expectRefusal(`update posts set body = 'else', erased_at = 1 where id = ${post.id}`, /CHECK/);
  await expectRefusal(`update posts set erased_at = 1 where id = ${post.id}`, /CHECK/);
  const { id } = await makePost({ deleted: true });
  await d1.prepare("update posts set body = '', erased_at = 1 where id = ?").bind(id).run();
});

const author = post.author.id;
test.each([
  ["an empty post", `${newPost} (${author}, '', 0, 'a')`],
  ["a post of 281 code points", `${newPost} (${author}, printf('%.281c', 'x'), 0, 'a')`],
  ["a post with NUL in it", `${newPost} (${author}, 'a' || char(0) || 'b', 0, 'a')`],
  [
    "a post that is erased and has a text",
    `insert into posts (author_id, body, created_at, form_key, erased_at) values (${author}, 'x', 0, 'a', 1)`,
  ],
  ["an unknown role", `${newMember} ('Ada', 'owner', 0)`],
  ["an empty name", `${newMember} ('', 'member', 0)`],
  ["a name of 81 code points", `${newMember} (printf('%.81c', 'x'), 'member', 0)`],
  ["a block without an entry", `update members set blocked_until = 1 where id = ${member}`],
  ["an entry of a block without a term", `update members set block_entry_id = 1 where id = ${member}`],
  ["a moderator's reason on a report", `${newReport} (${post.id}, ${member}, 'mistake', '', 0)`],
  ["something else without a note", `${newReport} (${post.id}, ${member}, 'other', '', 0)`],
  ["a note of 501 code points", `${newReport} (${post.id}, ${member}, 'spam', printf('%.501c', 'x'), 0)`],
  ["an unknown outcome", `update reports set outcome = 'ignored' where post_id = ${reported.id}`],
  ["an unknown state of a case", `update cases set state = 'closed' where post_id = ${reported.id}`],
  [
    "a decided case without a verdict",
    `update cases set state = 'decided', decided_at = 1 where post_id = ${reported.id}`,
  ],
  [
    "a decided case without a time",
    `update cases set state = 'decided', verdict = 'hide' where post_id = ${reported.id}`,
  ],
  [
    "an open case with a verdict and a time",
    `update cases set verdict = 'hide', decided_at = 1 where post_id = ${reported.id}`,
  ],
  [
    "a count below nothing",
    `update cases set reports = -1, reasons = '{"spam":-1}' where post_id = ${reported.id}`,
  ],
  [
    "a reason counted as nothing",
    `update cases set reasons = '{"spam":1,"hate":0}' where post_id = ${reported.id}`,
  ],
  ["a key of a rule that a path could not hold", `${newRule} ('a"b', '', '', '', 9)`],
])("the database refuses %s", async (_, statement) => {
  await expectRefusal(statement, /CHECK constraint failed/);
});

test.each([
  ["a post by nobody", `${newPost} (999999, 'x', 0, 'a')`],
  ["a report by nobody", `${newReport} (${post.id}, 999999, 'spam', '', 0)`],
  ["a report on nothing", `${newReport} (999999, ${member}, 'spam', '', 0)`],
  ["a case about nothing", `${newCase} (999999, ${author}, 'open', null, 0, 0, 0, '{}', null)`],
  [
    "a session of nobody",
    "insert into sessions (token_hash, member_id, created_at, last_seen_at) values ('h', 999999, 0, 0)",
  ],
  ["an unknown reason of a report", `${newReport} (${post.id}, ${member}, 'boring', '', 0)`],
  ["an unknown reason of a case", `update cases set reasons = '{"boring":1}' where post_id = ${reported.id}`],
  [
    "an unknown verdict",
    `update cases set state = 'decided', verdict = 'burn', decided_at = 1 where post_id = ${reported.id}`,
  ],
  ["an unknown kind of entry", `${newEntry} ('a', 0, 'post.edited', 1, '{}', null)`],
  ["moderation entered as what a member does", `${newEntry} ('a', 0, 'post.hidden', 0, '{}', null)`],
  ["what a member does entered as moderation", `${newEntry} ('a', 0, 'post.created', 1, '{}', null)`],
  ["an unknown reason of an act", `${newEntry} ('a', 0, 'post.hidden', 1, '{}', 'boring')`],
  ["an unknown kind of notice", `${newNotice} (${member}, 1, 'post.edited', 0)`],
])("the database refuses %s", async (_, statement) => {
  await expectRefusal(statement, /FOREIGN KEY constraint failed/);
});

test.each([
  ["a second case of one post", `${newCase} (${reported.id}, ${author}, 'open', null, 0, 0, 0, '{}', null)`],
])("the database refuses %s", async (_, statement) => {
  await expectRefusal(statement, /UNIQUE constraint failed/);
});

test.each([
  ["more reports than reasons", `update cases set reports = reports + 1 where post_id = ${reported.id}`],
  [
    "more reasons than reports",
    `update cases set reasons = '{"spam":1,"hate":1}' where post_id = ${reported.id}`,
  ],
  [
    "reasons that are forgotten in a new round",
    `update cases set opened_at = opened_at + 1, reports = 2 where post_id = ${reported.id}`,
  ],
  [
    "a new case without its reasons",
    `${newCase} (${post.id + 999}, ${author}, 'open', null, 0, 0, 1, '{}', null)`,
  ],
])("the database refuses a case that does not add up: %s", async (_, statement) => {
  await expectRefusal(statement, /the reasons of a case do not add up to its reports/);
});

test.each([
  ["a member", "delete from members"],
  ["a member without a trace", `delete from members where id = ${member}`],
  ["a post", `delete from posts where id = ${post.id}`],
])("what the log names by its id is never removed: %s", async (_, statement) => {
  await expectRefusal(statement, /is never removed/);
});

const deleted = await makePost({ deleted: true });
const erased = await makePost({ deleted: true });
await d1.prepare("update posts set body = '', erased_at = 1 where id = ?").bind(erased.id).run();
await makeAppeal((await listEntries({ postId: post.id })).at(-1)!.id);
await makeSession(post.author);

test.each([
  ["a deleted post is shown again", `update posts set deleted_at = null where id = ${deleted.id}`],
  ["a post is deleted at another time", `update posts set deleted_at = 1 where id = ${deleted.id}`],
  [
    "an erased post has a text again",
    `update posts set body = 'x', erased_at = null where id = ${erased.id}`,
  ],
  [
    "a post is erased before it is deleted",
    `update posts set body = '', erased_at = 1 where id = ${post.id}`,
  ],
  ["a post gets another author", `update posts set author_id = ${member} where id = ${post.id}`],
  ["a post gets another number", `update posts set id = 999999 where id = ${deleted.id}`],
  ["a post gets another time", `update posts set created_at = 1 where id = ${post.id}`],
  ["a post gets another text", `update or replace posts set body = 'else' where id = ${post.id}`],
  ["a member gets another number", `update members set id = 999999 where id = ${member}`],
  ["a member joins at another time", `update members set created_at = 1 where id = ${member}`],
  ["a report gets another reporter", `update reports set reporter_id = ${member}`],
  ["a report is about another post", `update reports set post_id = ${post.id}`],
  ["a report gets another reason", "update reports set reason = 'hate'"],
  ["a report gets another note", "update reports set note = 'else'"],
  ["a report gets another time", "update reports set created_at = 1"],
  ["a report is removed", "delete from reports"],
  ["a case gets another author", `update cases set author_id = ${member} where post_id = ${reported.id}`],
  ["a case forgets a decision", `update cases set version = version - 1 where post_id = ${reported.id}`],
  ["a case is removed", `delete from cases where post_id = ${reported.id}`],
  ["a notice is given to another", `update notices set member_id = ${member}`],
  ["an appeal gets another appellant", `update appeals set member_id = ${member}`],
  ["an appeal is against another act", "update appeals set entry_id = entry_id + 1"],
  ["an appeal gets another text", "update appeals set body = 'else'"],
  ["a session is given to another", `update sessions set member_id = ${member}`],
  ["a session is made younger", "update sessions set created_at = created_at + 1"],
  ["an account is given to another", `update identities set member_id = ${member}`],
  ["an account gets another subject", `update identities set subject = 'else' where member_id = ${member}`],
  ["an account gets another issuer", `update identities set issuer = 'else' where member_id = ${member}`],
  ["a rule gets another key", "update rules set key = 'else' where key = 'sexual'"],
])("the database refuses that %s", async (_, statement) => {
  await expectRefusal(
    statement,
    /never changes|never removed|never comes back|never edited|is deleted first/,
  );
});

const columns = "author_id, body, created_at, form_key";
test.each([
  [
    "a post, by its number",
    `replace into posts (id, ${columns}) values (${post.id}, ${author}, 'else', 0, 'a')`,
  ],
  [
    "a post, by its form",
    `insert or replace into posts (${columns}) select author_id, 'else', 0, form_key from posts where id = ${post.id}`,
  ],
  [
    "a post, by a second one of its form",
    `${newPost} (${author}, 'x', 0, 'same'), (${author}, 'y', 0, 'same')`,
  ],
  ["a member", `replace into members (id, name, created_at) values (${member}, 'else', 0)`],
  [
    "a report, by its number",
    `replace into reports (id, post_id, reporter_id, reason, created_at) select id, ${post.id}, ${member}, 'spam', 0 from reports`,
  ],
  [
    "an open report, by another of the same member",
    "replace into reports (post_id, reporter_id, reason, created_at) select post_id, reporter_id, 'hate', 0 from reports",
  ],
  [
    "an open report, by a second one",
    `${newReport} (${post.id}, ${member}, 'spam', '', 0), (${post.id}, ${member}, 'hate', '', 0)`,
  ],
  [
    "an appeal",
    "replace into appeals (entry_id, member_id, body, created_at) select entry_id, member_id, 'else', 0 from appeals",
  ],
  [
    "a notice",
    `replace into notices (id, member_id, entry_id, kind, created_at) select id, ${member}, entry_id, kind, 0 from notices`,
  ],
])("nothing is put in the place of %s", async (_, statement) => {
  await expectRefusal(statement, /is never replaced/);
});

test("the id of a session that is gone is not given again", async () => {
  const begin = () =>
    d1
      .prepare(
        "insert into sessions (token_hash, member_id, created_at, last_seen_at) values (random(), ?, 0, 0) returning id",
      )
      .bind(member)
      .first<{ id: number }>();
  const made = await begin();
  await d1.prepare("delete from sessions where id = ?").bind(made?.id).run();
  expect((await begin())?.id).toBeGreaterThan(made?.id ?? 0);
});
