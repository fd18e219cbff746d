import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReportReason } from "../../app/moderation/reasons";
import { runWrangler } from "../../local/wrangler";

/** The folder of the database that playwright.config.ts starts Plaza with. */
const state = ".wrangler/browser-tests";

/**
 * Posts by one author, each reported once for this reason, with the log that reporting them would have left: more than the rate limits
 * would let two people do. They have waited longer than all others, so that the queue begins with them.
 */
export async function seedCases(many: number, reason: ReportReason): Promise<string> {
  const tag = randomUUID().slice(0, 8);
  const since = Date.UTC(2025, 0, 1);
  const numbers = `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${many})`;
  const named = (name: string) => `(select id from members where name = '${name} ${tag}')`;
  const post = `(select id from posts where form_key = 'seed-${tag}-' || i)`;
  await execute(`
    insert into members (name, role, created_at) values ('Author ${tag}', 'member', ${since}), ('Reader ${tag}', 'member', ${since});
    ${numbers} insert into posts (author_id, body, created_at, form_key)
      select ${named("Author")}, 'Case ' || i || ' of ${tag}', ${since} + i, 'seed-${tag}-' || i from n;
    ${numbers} insert into log (act, at, kind, actor_id, post_id, member_id, details)
      select 'post-${tag}-' || i, ${since} + i, 'post.created', ${named("Author")}, ${post}, ${named("Author")}, '{}' from n;
    ${numbers} insert into cases (post_id, author_id, state, opened_at, reports, ${reason})
      select ${post}, ${named("Author")}, 'open', ${since} + i, 1, 1 from n;
    ${numbers} insert into reports (post_id, reporter_id, reason, created_at)
      select ${post}, ${named("Reader")}, '${reason}', ${since} + i from n;
    ${numbers} insert into log (act, at, kind, actor_id, post_id, member_id, details)
      select 'report-${tag}-' || i, ${since} + i, 'post.reported', ${named("Reader")}, ${post}, ${named("Author")}, '{"report":"${reason}"}' from n;`);
  return tag;
}

async function execute(sql: string) {
  const folder = mkdtempSync(join(tmpdir(), "plaza-seed-"));
  try {
    const file = join(folder, "seed.sql");
    writeFileSync(file, sql);
    await runWrangler(["d1", "execute", "DB", "--local", "--persist-to", state, "--file", file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
