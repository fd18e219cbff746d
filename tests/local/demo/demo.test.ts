import { describe, expect, test } from "vitest";
import { acceptName } from "~/accounts/member-name";
import { reportReasonKeys } from "~/db/vocabulary";
import { appealLength } from "~/moderation/appeals/words";
import { findTextProblem, normalizeText, postLength, textLength } from "~/text/text-rules";
import { demoStatements } from "../../../local/demo/demo";
import { demoAccounts } from "../../../local/identity-provider/accounts";
import { startDatabase } from "../../support/database/database";

const now = Date.UTC(2026, 10, 20, 18, 5);
const issuer = "http://localhost:4400/";
const statements = demoStatements({ now, issuer });
const sql = statements.join("");
const { d1: db } = await startDatabase();
await db.batch(statements.map((statement) => db.prepare(statement)));

describe("the words", () => {
  test("are the same at each filling, only moved in time", () => {
    expect(demoStatements({ now, issuer }).join("")).toBe(sql);
    const aDayLater = demoStatements({ now: now + 86_400_000, issuer }).join("");
    const withoutTimes = (text: string) => text.replace(/\b\d{13}\b/g, "time");
    expect(aDayLater).not.toBe(sql);
    expect(withoutTimes(aDayLater)).toBe(withoutTimes(sql));
  });

  test("come in statements well under the 100 KB that D1 takes", () => {
    for (const statement of statements) expect(Buffer.byteLength(statement)).toBeLessThan(50_000);
  });

  test("follow the rules of text", async () => {
    for (const { body } of await rows<{ body: string }>("select body from posts")) {
      expect(findTextProblem(body, { limit: postLength }), body).toBeNull();
      expect(normalizeText(body)).toBe(body);
    }
    for (const { note } of await rows<{ note: string }>(
      "select note from reports union select note from log",
    )) {
      expect(findTextProblem(note, { limit: 500, optional: true }), note).toBeNull();
    }
    for (const { name } of await rows<{ name: string }>("select name from members where name is not null")) {
      expect(acceptName(name)).toBe(name);
    }
  });

  test("are never said twice, and reach the limit of a post", async () => {
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

describe("the people", () => {
  test("begin with the accounts of the sign-in page, with their roles", async () => {
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
        "select count(*) from members m where 1 <> (select count(*) from identities where member_id = m.id)",
      ),
    ).toBe(0);
  });

  test("only those marked as blocked are, for some days yet", async () => {
    const blocked = await rows<{ name: string }>(
      "select name from members where blocked_until > ?",
      now + 7 * 86_400_000,
    );
    expect(blocked.map(({ name }) => name)).toEqual(
      demoAccounts.filter(({ blocked }) => blocked).map(({ name }) => name),
    );
    expect(await one("select count(*) from members where blocked_until is not null")).toBe(blocked.length);
  });

  test("nobody acts before they have joined, or signs in after now", async () => {
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

describe("the feed", () => {
  test("has hundreds of posts of five weeks, the newest some minutes old", async () => {
    expect(await one("select count(*) from posts")).toBeGreaterThanOrEqual(300);
    expect(await one("select max(created_at) from posts")).toBeLessThan(now);
    expect(await one("select max(created_at) from posts")).toBeGreaterThan(now - 15 * 60_000);
    expect(await one("select min(created_at) from posts")).toBeGreaterThan(now - 37 * 86_400_000);
    expect(await one("select max(at) from log")).toBeLessThan(now);
  });

  test("ids rise with time, in posts, reports and log", async () => {
    for (const [table, time] of [
      ["posts", "created_at"],
      ["reports", "created_at"],
      ["log", "at"],
    ]) {
      const earlier = `select count(*) from ${table} a join ${table} b on b.id = a.id + 1 where b.${time} < a.${time}`;
      expect(await one(earlier), table).toBe(0);
    }
  });

  test("most is visible, some deleted, hidden or blocked", async () => {
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

describe("cases and reports", () => {
  test("there are open and decided cases, and reports of every reason in each", async () => {
    expect(await one("select count(*) from cases where state = 'open'")).toBeGreaterThanOrEqual(14);
    expect(await one("select count(*) from cases where state = 'decided'")).toBeGreaterThanOrEqual(12);
    for (const outcome of ["is null", "is not null"]) {
      const found = await rows<{ reason: string }>(
        `select distinct reason from reports where outcome ${outcome}`,
      );
      expect(found.map(({ reason }) => reason).sort()).toEqual([...reportReasonKeys].sort());
    }
    const verdicts = await rows<{ verdict: string }>(
      "select distinct verdict from cases where verdict is not null order by 1",
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["block", "dismiss", "hide", "unhide"]);
  });

  test("a case is open exactly while it has an open report", async () => {
    expect(
      await one(
        `select count(*) from posts p left join cases c on c.post_id = p.id
         where coalesce(c.state = 'open', 0)
            <> exists (select 1 from reports r where r.post_id = p.id and r.outcome is null)`,
      ),
    ).toBe(0);
  });

  test("a case counts the reports of its last round by reason", async () => {
    const counts = reportReasonKeys.map(
      (reason) => `coalesce(c.reasons ->> '${reason}', 0) <> (select count(*) from reports r
                     where r.post_id = c.post_id and r.reason = '${reason}' and r.created_at >= c.opened_at)`,
    );
    expect(await one(`select count(*) from cases c where ${counts.join(" or ")}`)).toBe(0);
  });

  test("nobody reports their own post, or one that is out of sight", async () => {
    expect(
      await one(
        "select count(*) from reports r join posts p on p.id = r.post_id where p.author_id = r.reporter_id",
      ),
    ).toBe(0);
    expect(
      await one(
        `select count(*) from reports r join posts p on p.id = r.post_id left join log l on l.id in (p.hidden_entry_id, p.block_entry_id)
         where r.created_at < p.created_at or r.created_at > coalesce(p.deleted_at, l.at, r.created_at)`,
      ),
    ).toBe(0);
  });

  test("an open case stands on a deleted post, one on a moderator's, and one is open for the second time", async () => {
    expect(
      await one(
        "select count(*) from cases c join posts p on p.id = c.post_id where c.state = 'open' and p.deleted_at is not null",
      ),
    ).toBe(1);
    expect(
      await one(
        `select count(*) from cases c join posts p on p.id = c.post_id join members m on m.id = p.author_id
         where c.state = 'open' and m.role <> 'member'`,
      ),
    ).toBe(1);
    expect(await one("select count(*) from cases where state = 'open' and version = 2")).toBe(1);
  });
});

describe("the log", () => {
  test("told again from its beginning, leads to the state of the tables", async () => {
    const told = retell(await rows<Entry>("select * from log order by id"));
    const states = {
      posts: "select id, author_id, created_at, deleted_at, hidden_entry_id, block_entry_id from posts",
      cases: "select post_id as id, state, version, verdict, decided_entry_id, decided_by_id from cases",
      blocks: "select id, blocked_until, block_entry_id from members where blocked_until is not null",
      roles: "select id, role from members where role <> 'member'",
    };
    for (const [name, query] of Object.entries(states)) {
      const ofLog = [...told[name as keyof typeof states].values()].sort((a, b) => a.id - b.id);
      expect(ofLog, name).toEqual(await rows(`${query} order by id`));
    }
  });

  test("has an entry for each report, and each report its entry's decision", async () => {
    const report = "select post_id, reporter_id, reason, created_at from reports order by id";
    const entry = `select post_id, actor_id as reporter_id, json_extract(details, '$.report') as reason, at as created_at
                   from log where kind = 'post.reported' order by id`;
    expect(await rows(report)).toEqual(await rows(entry));
    expect(
      await one(
        `select count(*) from reports r left join log l on l.id = r.decided_entry_id
         where (r.outcome is null) <> (l.id is null)
            or r.outcome <> case l.kind when 'post.hidden' then 'upheld' when 'report.dismissed' then 'dismissed'
                                        when 'user.blocked' then 'closed by block' end
            or l.at < r.created_at`,
      ),
    ).toBe(0);
  });

  test("names the time of each decision, and some posts were hidden without a report", async () => {
    expect(
      await one(
        "select count(*) from cases c join log l on l.id = c.decided_entry_id where l.at <> c.decided_at or l.at < c.opened_at",
      ),
    ).toBe(0);
    expect(
      await one(
        "select count(*) from cases where verdict = 'hide' and reports = 0 and opened_at = decided_at",
      ),
    ).toBe(2);
  });
});

describe("notices and appeals", () => {
  test("everybody is told once of each act that concerns them, at its time, as the acts tell them", async () => {
    const told = "select member_id, entry_id, kind, created_at from notices order by 2, 1, 3";
    const expected = `
      select reporter_id as member_id, entry_id, created_at, kind from (
        -- What was taken back has been decided once more since, or is open.
        select distinct r.reporter_id, l.id as entry_id, l.at as created_at,
          case l.kind when 'post.hidden' then 'report.upheld' when 'report.dismissed' then 'report.dismissed' else 'report.closed' end as kind
        from log l join reports r on r.decided_entry_id = l.id or (r.post_id = l.post_id and r.created_at < l.at
          and l.kind in ('post.hidden', 'report.dismissed') and coalesce(r.decided_entry_id, l.id + 1) > l.id))
      union all
      select member_id, id, at, case kind when 'post.unhidden' then 'post.restored' when 'role.assigned' then 'role.changed' else kind end
      from log where kind in ('post.hidden', 'post.unhidden', 'user.blocked', 'role.assigned', 'appeal.upheld', 'appeal.overturned')
      union all
      select l.member_id, l.id, l.at, 'post.restored' from log l join log undone on undone.id = l.reverses_id
      where l.kind = 'act.undone' and undone.kind = 'post.hidden'`;
    expect(await rows(told)).toEqual(
      await rows(`select member_id, entry_id, kind, created_at from (${expected}) order by 2, 1, 3`),
    );
  });

  test("what was read was read after it was told; some is not read yet, and counted", async () => {
    expect(await one("select count(*) from notices where read_at < created_at or read_at > ?", now)).toBe(0);
    expect(
      await one(
        `select count(*) from members m
         where unread_notices <> (select count(*) from notices where member_id = m.id and read_at is null)`,
      ),
    ).toBe(0);
    const waiting = await rows<{ name: string }>(
      "select name from members where unread_notices > 0 and id <= 7 order by id",
    );
    expect(waiting.map(({ name }) => name)).toEqual(["Jonas Weber", "Priya Nair", "Layla Haddad"]);
  });

  test("two appeals wait, one against a block, one against a hiding, and two are answered, each with its entry", async () => {
    const open = await rows(
      `select m.name, l.kind, l.member_id = a.member_id as own from appeals a
       join members m on m.id = a.member_id join log l on l.id = a.entry_id where a.state = 'open' order by a.id`,
    );
    expect(open).toEqual([
      { name: "Jonas Weber", kind: "post.hidden", own: 1 },
      { name: "Kofi Mensah", kind: "user.blocked", own: 1 },
    ]);
    const appeal = "select id, entry_id, member_id, created_at from appeals order by id";
    const entry = `select json_extract(details, '$.appealId') as id, json_extract(details, '$.appealedId') as entry_id,
                     member_id, at as created_at from log where kind = 'appeal.sent' and actor_id = member_id order by id`;
    expect(await rows(appeal)).toEqual(await rows(entry));
    const decided = await rows(
      `select a.state, a.state = replace(l.kind, 'appeal.', '') as told, a.decided_at = l.at as then_decided,
         a.decided_by_id = l.actor_id as by, coalesce(l.reverses_id = a.entry_id, 0) as taken_back, a.reply <> '' as replied
       from appeals a join log l on l.id = a.decided_entry_id order by a.id`,
    );
    const alike = { told: 1, then_decided: 1, by: 1, replied: 1 };
    expect(decided).toEqual([
      { state: "overturned", taken_back: 1, ...alike },
      { state: "upheld", taken_back: 0, ...alike },
    ]);
    for (const { body } of await rows<{ body: string }>("select body from appeals"))
      expect(findTextProblem(body, { limit: appealLength }), body).toBeNull();
  });
});

test("every reference leads somewhere", async () => {
  expect(await rows("pragma foreign_key_check")).toEqual([]);
});

async function rows<Row = Record<string, unknown>>(query: string, ...values: unknown[]): Promise<Row[]> {
  const { results } = await db
    .prepare(query)
    .bind(...values)
    .all<Row>();
  return results;
}

async function one(query: string, ...values: unknown[]): Promise<number> {
  const [row] = await db
    .prepare(query)
    .bind(...values)
    .raw<[number]>();
  return row![0];
}

type Entry = {
  id: number;
  act: string;
  at: number;
  kind: string;
  actor_id: number | null;
  post_id: number;
  member_id: number;
  reason: string | null;
  details: string;
  reverses_id: number | null;
};
type State = { id: number } & Record<string, string | number | null>;

/** The state that the entries lead to, by the rules of each act; checks on the way that each was allowed. */
function retell(entries: Entry[]) {
  const posts = new Map<number, State>();
  const cases = new Map<number, State>();
  const blocks = new Map<number, State>();
  const roles = new Map<number, State>();
  for (const { id, act, at, kind, actor_id, post_id, member_id, reason, details, reverses_id } of entries) {
    const post = posts.get(post_id);
    const { from, to, until } = JSON.parse(details);
    const decide = (postId: number, verdict: string) => {
      const version = Number(cases.get(postId)?.version ?? 0) + 1;
      const by = { decided_entry_id: id, decided_by_id: actor_id };
      cases.set(postId, { id: postId, state: "decided", version, verdict, ...by });
    };
    if (kind !== "appeal.sent")
      expect(blocks.has(actor_id ?? 0), "a blocked person does nothing but appeal").toBe(false);
    if (post) expect(member_id).toBe(post.author_id);

    if (kind === "post.created") {
      expect(act).toBe(`post:${actor_id}:demo-${post_id}`);
      const inPublic = { deleted_at: null, hidden_entry_id: null, block_entry_id: null };
      posts.set(post_id, { id: post_id, author_id: actor_id, created_at: at, ...inPublic });
    } else if (kind === "post.deleted") {
      expect(actor_id).toBe(member_id);
      post!.deleted_at = at;
    } else if (kind === "post.reported") {
      const found = cases.get(post_id);
      if (found?.state === "open") continue;
      const version = found ? Number(found.version) + 1 : 0;
      const undecided = { verdict: null, decided_entry_id: null, decided_by_id: null };
      cases.set(post_id, { id: post_id, state: "open", version, ...undecided });
    } else if (kind === "user.blocked") {
      blocks.set(member_id, { id: member_id, blocked_until: until, block_entry_id: id });
      for (const theirs of posts.values()) {
        if (theirs.author_id !== member_id || theirs.deleted_at !== null) continue;
        theirs.block_entry_id = id;
        if (cases.get(theirs.id)?.state === "open") decide(theirs.id, "block");
      }
    } else if (kind === "appeal.sent") {
      expect(actor_id).toBe(member_id);
      const { appealedId } = JSON.parse(details);
      expect(post ? post.hidden_entry_id : blocks.get(member_id)?.block_entry_id).toBe(appealedId);
    } else if (kind === "role.assigned") {
      expect(roles.get(member_id)?.role ?? "member").toBe(from);
      if (actor_id !== null) expect(roles.get(actor_id)?.role).toBe("admin");
      roles.set(member_id, { id: member_id, role: to });
    } else if (kind === "appeal.upheld" || kind === "act.undone" || kind === "appeal.overturned") {
      expect(actor_id).not.toBe(member_id);
      if (kind === "appeal.upheld") continue;
      const undone = entries.find((entry) => entry.id === reverses_id)!;
      const { before } = JSON.parse(undone.details);
      expect(cases.get(post_id)?.decided_entry_id, "what was decided last").toBe(undone.id);
      expect(before.state, "undone are first decisions alone").toBe("open");
      if (undone.kind === "post.hidden") post!.hidden_entry_id = null;
      const version = Number(cases.get(post_id)?.version) + 1;
      const undecided = { verdict: null, decided_entry_id: null, decided_by_id: null };
      cases.set(post_id, { id: post_id, state: "open", version, ...undecided });
    } else {
      expect(["moderator", "admin"]).toContain(roles.get(actor_id!)?.role);
      expect(actor_id).not.toBe(member_id);
      expect(reason).not.toBeNull();
      if (kind === "post.hidden") post!.hidden_entry_id = id;
      if (kind === "post.unhidden") post!.hidden_entry_id = null;
      const verdicts = { "post.hidden": "hide", "post.unhidden": "unhide", "report.dismissed": "dismiss" };
      decide(post_id, verdicts[kind as keyof typeof verdicts]);
    }
  }
  return { posts, cases, blocks, roles };
}
