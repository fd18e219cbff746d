import { describe, expect, test } from "vitest";
import { parseName } from "~/accounts/names/name-rules.server";
import { findTextProblem, normalizeText, postLength, textLength } from "~/text/text-rules";
import { buildDemoStatements } from "../../../local/demo/demo";
import { demoAccounts } from "../../../local/identity-provider/accounts";
import { issuer, loadDemo, now } from "./load-demo";

const { statements, rows, one } = await loadDemo();
const sql = statements.join("");

describe("the texts", () => {
  test("are the same each time, and only their times differ", () => {
    expect(buildDemoStatements({ now, issuer }).join("")).toBe(sql);
    const aDayLater = buildDemoStatements({ now: now + 86_400_000, issuer }).join("");
    const withoutTimes = (text: string) => text.replace(/\b\d{13}\b/g, "time");
    expect(aDayLater).not.toBe(sql);
    expect(withoutTimes(aDayLater)).toBe(withoutTimes(sql));
  });

  test("come in statements well under the 100 KB that D1 accepts", () => {
    for (const statement of statements) expect(Buffer.byteLength(statement)).toBeLessThan(50_000);
  });

  test("follow the text rules", async () => {
    for (const { body } of await rows<{ body: string }>("select body from posts")) {
      expect(findTextProblem(body, { limit: postLength }), body).toBeNull();
      expect(normalizeText(body)).toBe(body);
    }
    for (const { note } of await rows<{ note: string }>(
      "select note from reports union select note from log",
    )) {
      expect(findTextProblem(note, { limit: 500, optional: true }), note).toBeNull();
    }
    const members = await rows<{ name: string; role: string }>(
      "select name, role from members where name is not null",
    );
    const staff = members.flatMap(({ name, role }) => (role === "member" ? [] : [name]));
    for (const { name } of members) {
      const staffNames = staff.filter((each) => each !== name);
      expect(parseName(name, { siteName: "Plaza", staffNames })).toBe(name);
    }
  });

  test("of posts are all different, and some are as long as a post may be", async () => {
    const bodies = (await rows<{ body: string }>("select body from posts")).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(bodies.length);
    expect(bodies.filter((body) => textLength(body) === postLength).length).toBeGreaterThanOrEqual(3);
    expect(bodies.filter((body) => /^\S+$/.test(body)).length).toBeGreaterThanOrEqual(5);
  });

  test("link only to example.org and example.com", async () => {
    const texts = await rows<{ text: string }>(
      "select body as text from posts union select note from reports",
    );
    for (const { text } of texts) {
      for (const [url] of text.matchAll(/https?:\S+/g))
        expect(url).toMatch(/^https:\/\/example\.(org|com)\//);
    }
  });
});

describe("the members", () => {
  test("begin with the demo accounts, with their roles", async () => {
    const accounts = await rows(
      `select i.subject, m.name, i.email, m.role from members m join identities i on i.member_id = m.id
       where i.issuer = ? and i.provider = 'auth0' and i.email_verified = 1 order by m.id limit 7`,
      issuer,
    );
    expect(accounts).toEqual(
      demoAccounts.map(({ subject, name, email, role }) => ({ subject, name, email, role })),
    );
    expect(await one("select count(*) from members")).toBeGreaterThanOrEqual(30);
    expect(
      await one(
        "select count(*) from members m where erased_at is null and 1 <> (select count(*) from identities where member_id = m.id)",
      ),
    ).toBe(0);
  });

  test("only the accounts marked as blocked are, for at least a week more", async () => {
    const blocked = await rows<{ name: string }>(
      "select name from members where blocked_until > ?",
      now + 7 * 86_400_000,
    );
    expect(blocked.map(({ name }) => name)).toEqual(
      demoAccounts.filter(({ blocked }) => blocked).map(({ name }) => name),
    );
    expect(await one("select count(*) from members where blocked_until is not null")).toBe(blocked.length);
  });

  test("chose their names, two of them, and one had theirs reset, which shows nowhere", async () => {
    const chosen = "select count(*) from members where name_chosen and name is not null";
    expect(await one(chosen)).toBe(2);
    const reset = await rows<{ name: string | null; former: string }>(
      `select m.name, r.name as former from members m join reset_names r on r.entry_id = m.name_reset_entry_id
       join log l on l.id = r.entry_id and l.kind = 'name.reset' and l.member_id = m.id`,
    );
    expect(reset).toEqual([{ name: null, former: "Town Hall Official" }]);
    expect(
      await one(
        "select count(*) from posts p join members m on m.id = p.author_id where m.name_reset_entry_id",
      ),
    ).toBe(1);
  });

  test("are one less than those who joined: one deleted the account, of whom nothing is left but a number", async () => {
    const erased = await rows<{ id: number; name: string | null; posts_kept: number }>(
      "select id, name, posts_kept from members where erased_at is not null",
    );
    expect(erased).toEqual([{ id: erased[0]!.id, name: null, posts_kept: 0 }]);
    for (const table of ["identities", "notices", "reset_names", "sessions"])
      expect(await one(`select count(*) from ${table} where member_id = ${erased[0]!.id}`), table).toBe(0);
    const entry =
      "select count(*) from log where kind = 'account.deleted' and actor_id = ? and member_id = ?";
    expect(await one(entry, erased[0]!.id, erased[0]!.id)).toBe(1);
  });

  test("never act before they have joined, or sign in after now", async () => {
    expect(
      await one("select count(*) from log l join members m on m.id = l.actor_id where m.created_at > l.at"),
    ).toBe(0);
    expect(
      await one(
        "select count(*) from identities where last_sign_in_at > ? or last_sign_in_at < linked_at",
        now,
      ),
    ).toBe(0);
  });
});

describe("the posts", () => {
  test("are hundreds from five weeks, the newest some minutes old", async () => {
    expect(await one("select count(*) from posts")).toBeGreaterThanOrEqual(300);
    expect(await one("select max(created_at) from posts")).toBeLessThan(now);
    expect(await one("select max(created_at) from posts")).toBeGreaterThan(now - 15 * 60_000);
    expect(await one("select min(created_at) from posts")).toBeGreaterThan(now - 37 * 86_400_000);
    expect(await one("select max(at) from log")).toBeLessThan(now);
  });

  test("have ids that rise with time, as reports and log entries do", async () => {
    for (const [table, time] of [
      ["posts", "created_at"],
      ["reports", "created_at"],
      ["log", "at"],
    ]) {
      const earlier = `select count(*) from ${table} a join ${table} b on b.id = a.id + 1 where b.${time} < a.${time}`;
      expect(await one(earlier), table).toBe(0);
    }
  });

  test("are mostly visible, and some are deleted, hidden or blocked", async () => {
    const visible = "deleted_at is null and hidden_entry_id is null and block_entry_id is null";
    expect(await one(`select count(*) from posts where ${visible}`)).toBeGreaterThan(300);
    expect(await one("select count(*) from posts where deleted_at is not null")).toBeGreaterThanOrEqual(3);
    expect(await one("select count(*) from posts where hidden_entry_id is not null")).toBeGreaterThanOrEqual(
      6,
    );
    expect(await one("select count(*) from posts where block_entry_id is not null")).toBeGreaterThanOrEqual(
      8,
    );
  });
});

test("every foreign key refers to a row", async () => {
  expect(await rows("pragma foreign_key_check")).toEqual([]);
});
