import { beforeAll, describe, expect, test } from "vitest";
import { listMembers } from "~/accounts/list-members.server";
import type { MemberFilter } from "~/accounts/member-search.server";
import { findSignedIn, makeSessionToken } from "~/accounts/sessions/sessions.server";
import { signIn } from "~/accounts/sign-in/sign-in.server";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";
import { listMigrations, migrate } from "../support/database/migrate";

const { db, d1 } = await startDatabase();
const { makeMember, block } = makersFor(db);
const now = Date.now();

/** Signs somebody in, whose id this gives. */
async function join(name: string | null, email = "someone@plaza.example", subject = `auth0|${name}`) {
  const { token, tokenHash } = await makeSessionToken();
  const identity = {
    issuer: "https://tenant.test/",
    subject,
    claims: { sub: subject, name, email, email_verified: true },
    accessToken: "sealed",
    tokenScope: "openid",
    tokenExpiresAt: null,
  };
  await signIn(db, identity, { tokenHash, device: "" }, null, "Plaza", now);
  return (await findSignedIn(db, token, now))!.viewer.id;
}

const everybody = { q: "", role: null, state: null };
async function search(filter: Partial<MemberFilter>, before: number | null = null): Promise<number[]> {
  const { members } = await listMembers(db, { ...everybody, ...filter, before });
  return members.map(({ id }) => id);
}

describe("a member is found by what one sees", () => {
  test.each<[string, string[]]>([
    ["Özlem Yılmaz", ["özlem", "OZLEM", "ozlem yilmaz", "LEM YIL", "Özlem", "yı", "o"]],
    ["Юлия Ёлкина", ["юлия", "ЮЛИЯ", "елкин", "ё"]],
    ["Νίκος", ["νικο", "ΝΊΚΟΣ", "νίκος", "νικοσ"]],
    ["陳嘉欣", ["陳嘉欣", "嘉欣", "欣"]],
    ["김민수", ["민수", "김"]],
    ["أحمد", ["احمد", "أح"]],
    ["राकेश शर्मा", ["राकेश", "शर्मा"]],
    ["Łukasz O’Neil-Groß", ["lukasz", "o'neil", "GROSS", "neil-g", "gr"]],
    ["Ｆｕｌｌ Width", ["full width", "ＷＩＤＴＨ"]],
    ["Per%cent O_Neil", ["per%CENT o_n", "%cent", "_neil"]],
    ['Quote "Q" * NOT', ['"q"', 'quote "Q" *', "not"]],
  ])("%s", async (name, parts) => {
    const id = await join(name);
    for (const q of [name, ...parts]) expect(await search({ q }), q).toContain(id);
    for (const q of ["per_cent", "ozlemx", "zz"]) expect(await search({ q }), q).not.toContain(id);
  });

  test("by a part of the email address, in any case", async () => {
    const id = await join("Someone Else", "Jörg.Person-74@Plaza.Example");
    for (const q of ["JÖRG", "jorg.p", "person-74@", "74@plaza", "pl", "@plaza.example"])
      expect(await search({ q }), q).toContain(id);
  });

  test("by the number, before those whose name or address holds it", async () => {
    const id = await join("Numbered");
    const other = await join(`Room ${id}`);
    for (const q of [String(id), `#${id}`, `Member ${id}`, `member ${id}`])
      expect((await search({ q }))[0], q).toBe(id);
    expect(await search({ q: String(id) })).toContain(other);
    expect(await search({ q: String(id) }, other)).not.toContain(id);
    expect(await search({ q: String(id), role: "admin" })).not.toContain(id);
  });

  test("as Member 74 where there is no name, and as Deleted member 74 once erased", async () => {
    const id = await join(null, "nameless@plaza.example", "auth0|nameless");
    expect(await search({ q: "member" })).toContain(id);
    await d1.prepare("update members set erased_at = ?, name = null where id = ?").bind(now, id).run();
    await d1
      .prepare("update identities set email = null, folded_email = null where member_id = ?")
      .bind(id)
      .run();
    expect(await search({ q: "deleted mem" })).toEqual([id]);
    expect(await search({ q: "nameless@" })).toEqual([]);
  });

  test("not by the name from before it was changed", async () => {
    const id = await join("Before Marriage", "b@plaza.example", "auth0|renamed");
    await join("After Marriage", "a@plaza.example", "auth0|renamed");
    expect(await search({ q: "before marr" })).toEqual([]);
    expect(await search({ q: "after marr" })).toEqual([id]);
    expect(await search({ q: "b@plaza" })).toEqual([]);
  });

  test.each(["\u0301", "\u0000", '"', "*", "()", "NOT", "a".repeat(100), "\ud800", "%_"])(
    "and %j is no error",
    async (q) => {
      expect(await search({ q })).not.toContain(0);
    },
  );
});

test("filters by role and state follow each act, and combine with the words", async () => {
  const [member, moderator] = [await makeMember(), await makeMember({ role: "moderator" })];
  const q = "person";
  expect(await search({ q, role: "moderator" })).toContain(moderator.id);
  expect(await search({ role: "moderator" })).not.toContain(member.id);
  expect(await search({ state: "active" })).toContain(member.id);
  await block(member);
  await d1.prepare("update members set role = 'member' where id = ?").bind(moderator.id).run();
  expect(await search({ q, role: "moderator" })).not.toContain(moderator.id);
  expect(await search({ q, role: "member", state: "blocked" })).toEqual([member.id]);
  expect(await search({ state: "active" })).not.toContain(member.id);
});

test("pages are newest first, twenty long, and nobody is on two of them", async () => {
  const made: number[] = [];
  for (let count = 0; count < 45; count++) made.unshift((await makeMember({ name: `Paged ${count}` })).id);
  for (const filter of [{ q: "paged" }, { q: "pa" }, {}]) {
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const page = await listMembers(db, { ...everybody, ...filter, before });
      seen.push(...page.members.map(({ id }) => id));
      before = page.before;
    } while (before !== null && seen.length < 45);
    expect(seen.slice(0, 45)).toEqual(made);
  }
});

describe("members from before the search", () => {
  let older: Awaited<ReturnType<typeof startDatabase>>;
  beforeAll(async () => {
    const migrations = listMigrations();
    const at = migrations.findIndex((file) => file.includes("member_search"));
    older = await startDatabase(migrations.slice(0, at));
    await older.d1.batch(
      ["Özlem Yılmaz", "陳嘉欣", "O_Neil-Smith"].flatMap((name, id) => [
        older.d1.prepare("insert into members (id, name, created_at) values (?, ?, 0)").bind(id + 1, name),
        older.d1
          .prepare(
            "insert into identities (member_id, provider, issuer, subject, email, claims, linked_at, last_sign_in_at) values (?1, '', '', ?1, ?2, '{}', 0, 0)",
          )
          .bind(id + 1, `old-${id + 1}@plaza.example`),
      ]),
    );
    await migrate(older.d1, migrations.slice(at));
  });
  test.each([
    ["OZLEM", 1],
    ["özlem", 1],
    ["陳嘉欣", 2],
    ["neil-s", 3],
    ["old-3@plaza", 3],
  ])("are found by %s, as far as SQL can fold", async (q, id) => {
    const { members } = await listMembers(older.db, { ...everybody, q, before: null });
    expect(members.map((member) => member.id)).toEqual([id]);
  });
});
