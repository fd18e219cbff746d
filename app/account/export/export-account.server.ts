import { and, eq, sql } from "drizzle-orm";
import { isUnexpired } from "~/accounts/sessions/sessions.server";
import type { Database } from "~/db/client.server";
import { identities, members, resetNames, sessions } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import { posts } from "~/db/tables/posts.server";
import type { Bounds, ExportOf } from "./export-view";
import { toExportedIdentity, toExportedMember, toExportedSession } from "./exported-profile.server";
import { appealPages, noticePages, postPages, reportPages } from "./exported-contributions.server";
import { actPages, postEntryPages, reportEntryPages } from "./exported-log.server";
import { toIso } from "./iso";

/**
 * Everything that is kept on the viewer and that they may know, as the pieces of one JSON document
 * (`docs/export.schema.json`), page by page, so that no more than a page of it is ever held. The first read is done before
 * this resolves. A later one that fails throws from the generator: the document stays without its end, and is no JSON.
 */
export async function beginExport(
  db: Database,
  of: ExportOf,
  now: number,
): Promise<AsyncGenerator<string, void>> {
  const { viewer } = of;
  const [[member], formerNames, identityRows, sessionRows, [bounds]] = await db.batch([
    db.select().from(members).where(eq(members.id, viewer.id)),
    db.select().from(resetNames).where(eq(resetNames.memberId, viewer.id)),
    db.select().from(identities).where(eq(identities.memberId, viewer.id)),
    db
      .select()
      .from(sessions)
      .where(and(eq(sessions.memberId, viewer.id), isUnexpired(now))),
    db
      .select({
        posts: newest(posts).as("posts"),
        log: newest(log).as("log"),
        notices: newest(notices).as("notices"),
      })
      .from(sql`(select 1)`),
  ]);
  if (!member || !bounds) throw new Error("a member without a row");
  const head = {
    version: 1,
    site: of.siteName,
    exportedAt: toIso(now),
    consistency:
      "Written until exportedAt. What was changed while this was being read may be as it was afterwards.",
    member: toExportedMember(member, now),
    resetNames: formerNames.map(({ entryId, name }) => ({ entryId, name })),
    identities: identityRows.map(toExportedIdentity),
    sessions: sessionRows.map((row) => toExportedSession(row, of.session)),
  };
  return write(head, listSections(db, of, bounds, now));
}

const newest = (table: typeof posts | typeof log | typeof notices) =>
  sql<number>`coalesce((select max(${table.id}) from ${table}), 0)`;

type Pages = AsyncIterable<object[]>;

function listSections(
  db: Database,
  of: ExportOf,
  bounds: Bounds,
  now: number,
): [name: string, parts: Pages[]][] {
  const { viewer } = of;
  return [
    ["posts", [postPages(db, viewer, bounds, now)]],
    ["reports", [reportPages(db, viewer, now)]],
    ["appeals", [appealPages(db, viewer, now)]],
    ["notices", [noticePages(db, of, bounds, now)]],
    [
      "log",
      [actPages(db, viewer, bounds), postEntryPages(db, viewer, bounds), reportEntryPages(db, viewer, now)],
    ],
  ];
}

/** Each item is a line of its own, so that a long export can be read line by line too. */
async function* write(
  head: object,
  sections: [name: string, parts: Pages[]][],
): AsyncGenerator<string, void> {
  yield `{\n${Object.entries(head)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(",\n")}`;
  for (const [name, parts] of sections) {
    yield `,\n${JSON.stringify(name)}: [`;
    let separator = "\n";
    for (const part of parts)
      for await (const items of part) {
        if (items.length === 0) continue;
        yield separator + items.map((item) => JSON.stringify(item)).join(",\n");
        separator = ",\n";
      }
    yield "\n]";
  }
  yield "\n}\n";
}
