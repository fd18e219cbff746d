import { expect, test } from "vitest";
import { assignRole, findCandidates, type Query } from "../../local/assign-role";
import { startDatabase } from "../support/database/database";

const { d1: db } = await startDatabase();
const query: Query = async (statements) => {
  const results = await db.batch<Record<string, unknown>>(statements.map((sql) => db.prepare(sql)));
  return results.map(({ results }) => results);
};
let lastId = 0;

test("a role assigned on the command line is in the log, without an actor", async () => {
  const id = await makeMember({});
  expect(await assignRole(query, id, "moderator", 1234)).toBe("done");
  expect(await roleOf(id)).toBe("moderator");
  const entry = {
    kind: "role.assigned",
    actor_id: null,
    reason: null,
    at: 1234,
    note: "by the operator on the command line",
  };
  expect(await entriesOf(id)).toMatchObject([{ ...entry, details: '{"from":"member","to":"moderator"}' }]);
});

test("a role that the member already has is not assigned again", async () => {
  const id = await makeMember({ role: "moderator" });
  expect(await assignRole(query, id, "moderator")).toBe("already");
  expect(await entriesOf(id)).toEqual([]);
});

test("the last admin who is not blocked stays admin", async () => {
  const last = await makeMember({ role: "admin" });
  await makeMember({ role: "admin", blocked: true });
  expect(await assignRole(query, last, "member")).toBe("last-admin");
  expect(await roleOf(last)).toBe("admin");
  expect(await entriesOf(last)).toEqual([]);

  const another = await makeMember({ role: "admin" });
  const results = await Promise.all([last, another].map((id) => assignRole(query, id, "member")));
  expect(results.sort()).toEqual(["done", "last-admin"]);
});

test("no role is assigned to a member who does not exist", async () => {
  expect(await assignRole(query, 999_999, "admin")).toBe("not-found");
  expect(await entriesOf(999_999)).toEqual([]);
});

test("only a verified address finds a member, in upper or lower case", async () => {
  const id = await makeMember({ email: "ada@example.com" });
  await makeMember({ email: "ada@example.com", verified: 0 });
  expect(await findCandidates(query, "ADA@example.com")).toMatchObject([{ id }]);
});

test("all members with the address are listed", async () => {
  const ids = [
    await makeMember({ email: "two@example.com" }),
    await makeMember({ email: "two@example.com" }),
  ];
  const found = await findCandidates(query, "two@example.com");
  expect(found.map((candidate) => candidate.id)).toEqual(ids);
});

test("no address can change the query", async () => {
  for (const email of ["x' or 1=1 --", `a";drop table log;--`, "' begin ", "é@💩.example"]) {
    expect(await findCandidates(query, email)).toEqual([]);
    const id = await makeMember({ email });
    expect(await findCandidates(query, email)).toMatchObject([{ id }]);
  }
  await expect(findCandidates(query, "a\0b")).rejects.toThrow("NUL");
});

type Member = { role?: string; email?: string; verified?: number; blocked?: boolean };

async function makeMember({ role = "member", email = "", verified = 1, blocked = false }: Member) {
  const id = ++lastId;
  const block = blocked ? Number.MAX_SAFE_INTEGER : null;
  await db.batch([
    db
      .prepare(
        "insert into members (id, role, created_at, blocked_until, block_entry_id) values (?, ?, 0, ?, ?)",
      )
      .bind(id, role, block, block && 1),
    db
      .prepare(
        `insert into identities (member_id, provider, issuer, subject, email, email_verified, claims, linked_at, last_sign_in_at)
         values (?, 'auth0', 'http://localhost/', ?, ?, ?, '{}', 0, 0)`,
      )
      .bind(id, `auth0|${id}`, email, verified),
  ]);
  return id;
}

async function roleOf(id: number) {
  const [rows] = await query([`select role from members where id = ${id}`]);
  return rows![0]!.role;
}

async function entriesOf(id: number) {
  const [rows] = await query([`select * from log where member_id = ${id}`]);
  return rows;
}
