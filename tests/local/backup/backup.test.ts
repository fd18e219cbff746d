import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listMembers } from "~/accounts/list-members.server";
import { isDatabaseUnavailable } from "~/db/client.server";
import { searchPosts } from "~/feed/search/search-posts.server";
import { hidePost } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { dump } from "../../support/database/state/dump";
import { makersFor } from "../../support/database/makers";
import { orderExport } from "../../../local/backup/order-export";
import { checkSearchIndex } from "../../support/database/state/search-index";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport } = makersFor(db);

async function run(database: D1Database, file: string) {
  const statements = readFileSync(`local/backup/${file}`, "utf8").split("--> statement-breakpoint");
  await database.batch(statements.map((statement) => database.prepare(statement)));
}

/** What `wrangler d1 export --local` asks of the database. */
const exportSql = (database: D1Database) =>
  database.prepare("PRAGMA miniflare_d1_export(?,?,?);").bind(0, 0).raw<string>();

/** All that is in the database but the tables of SQLite's and of D1's own, in any order. */
async function schemaOf(database: D1Database) {
  const { results } = await database
    .prepare(
      "select type, name, sql from sqlite_schema where name not glob 'sqlite_*' and name not glob '_cf_*'",
    )
    .all<{ type: string; name: string; sql: string }>();
  return results.map(({ type, name, sql }) => `${type} ${name}: ${sql}`).sort();
}

/** The tables of the indexes have the same entries in pages of other sizes. */
const withoutIndexes = {
  without: ["member_search", "post_search"].flatMap((table) =>
    ["", "_data", "_idx", "_content", "_docsize", "_config"].map((part) => table + part),
  ),
};

const find = async (database: typeof db, word: string) => {
  const search = { phrases: [{ words: [word], isPrefix: false }], from: null };
  return (await searchPosts(database, search, null)).posts.map(({ id }) => id);
};
const everybody = (database: typeof db) =>
  listMembers(database, { q: "nora", role: null, state: null, before: null });

test("what is exported without the indexes of search and imported elsewhere is the same, indexes included", async () => {
  const nora = await makeMember({ name: "Nora O'Neill\u2028" });
  const post = await makePost({ author: nora, body: 'It\'s a "backup"\nof 天気' });
  await makeReport(await makePost({ body: "hidden backup" }));
  const moderator = await makeMember({ role: "moderator" });
  const hidden = await makePost({ body: "backup out of sight" });
  const act = { postId: hidden.id, version: 0, reason: "spam" as const, note: "" };
  expect(await hidePost(db, moderator, act, Date.now())).toBe("done");
  const [schema, rows, found] = [
    await schemaOf(d1),
    await dump(d1, withoutIndexes),
    await find(db, "backup"),
  ];
  await expect(exportSql(d1)).rejects.toThrow("Virtual Tables");

  await run(d1, "drop-search.sql");
  const exported = (await exportSql(d1)).flat();
  const [settings = "", ...statements] = exported;
  const tables = statements.filter((statement) => statement.startsWith("CREATE TABLE "));
  const indexes = statements.filter((statement) => statement.startsWith("CREATE UNIQUE INDEX "));
  const others = statements.filter((each) => !tables.includes(each) && !indexes.includes(each));
  const ordered = [settings, ...tables, ...indexes, ...others];
  expect(orderExport(exported.join("\n"))).toBe(ordered.join("\n"));
  const during = await makePost({ author: nora, body: "written meanwhile: backup" });
  const failure = await find(db, "backup").catch((error: unknown) => error);
  expect(isDatabaseUnavailable(failure)).toBe(true);
  await run(d1, "make-search.sql");
  expect(await schemaOf(d1)).toEqual(schema);
  expect(await find(db, "backup")).toEqual([during.id, ...found]);

  const restored = await startDatabase([]);
  await restored.d1.batch(ordered.map((statement) => restored.d1.prepare(statement)));
  await run(restored.d1, "make-search.sql");
  expect(await schemaOf(restored.d1)).toEqual(schema);
  expect(await dump(restored.d1, withoutIndexes)).toBe(rows);
  expect(found).toContain(post.id);
  expect(await find(restored.db, "backup")).toEqual(found);
  expect((await everybody(restored.db)).members.map(({ id }) => id)).toEqual([nora.id]);
  await checkSearchIndex(restored.d1);
});
