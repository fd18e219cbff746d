import { bucketOf } from "~/moderation/figures/waits.server";

type Row = Record<string, string | number | null>;

/** The figures, the members' counts and those of cases as the database has counted them, in an order that can be compared. */
export async function readCounts(d1: D1Database) {
  const [figures = [], members = [], cases = [], caseReasons = []] = await rowsOf(d1, [
    // How often cases moved is not to be had from what is left.
    `select scale, kind, period, reason, count from figures where count <> 0 and kind <> 'case.moved'
      union all select scale, kinds.key, period, reasons.key, reasons.value
        from period_figures, json_each(counts) as kinds, json_each(kinds.value) as reasons where reasons.value <> 0
      union all select scale, 'waited ' || buckets.key, period, reasons.key, buckets.value
        from period_figures, json_each(waits) as reasons, json_each(reasons.value) as buckets`,
    `select id, posts_kept, times_hidden, times_warned, times_blocked, upheld_against, dismissed_against, upheld_made,
      dismissed_made, unread_notices, open_cases from members`,
    "select post_id, reports, notes from cases",
    "select post_id, reason, count, author_id, reports, opened_at, decided_at from case_reasons",
  ]);
  return {
    figures: figures.map((row) => `${Object.values(row).join("|")}`).sort(),
    members: members.map((row) => `${Object.values(row).join("|")}`).sort(),
    cases: cases.map((row) => `${Object.values(row).join("|")}`).sort(),
    caseReasons: caseReasons.map((row) => `${Object.values(row).join("|")}`).sort(),
  };
}

/** The same, counted anew in JavaScript from members, posts, reports, notices and the log. */
export async function recount(d1: D1Database) {
  const [members = [], posts = [], reports = [], notices = [], log = [], cases = []] = await rowsOf(d1, [
    "select * from members",
    "select * from posts",
    "select * from reports",
    "select * from notices",
    "select * from log",
    "select * from cases",
  ]);
  const entries = new Map(log.map((row) => [row.id, row]));
  const authors = new Map(posts.map((row) => [row.id, row.author_id]));
  const figures = new Map<string, number>();
  const count = (kind: string, at: unknown, reason: string | number | null | undefined) => {
    const day = new Date(Number(at)).toISOString();
    for (const period of [`day|${kind}|${day.slice(0, 10)}`, `month|${kind}|${day.slice(0, 7)}`]) {
      const key = `${period}|${reason ?? ""}`;
      figures.set(key, (figures.get(key) ?? 0) + 1);
    }
  };
  const add = (key: string) => figures.set(key, (figures.get(key) ?? 0) + 1);
  for (const { created_at } of members) count("member.joined", created_at, "");
  for (const { kind, at, actor_id, reason, details, reverses_id } of log) {
    if ((kind === "user.blocked" || kind === "user.unblocked") && actor_id === null) continue;
    const { report, waited } = JSON.parse(String(details)) as { report?: string; waited?: number | null };
    count(String(kind), at, reason ?? report ?? entries.get(reverses_id ?? null)?.reason);
    if (waited === undefined || waited === null || kind === "post.unhidden") continue;
    const [day, bucket] = [new Date(Number(at)).toISOString(), bucketOf(waited)];
    add(`day|waited ${bucket}|${day.slice(0, 10)}|${reason ?? ""}`);
    add(`month|waited ${bucket}|${day.slice(0, 7)}|`);
  }
  const answered = reports.filter(({ outcome }) => outcome === "upheld" || outcome === "dismissed");
  for (const { outcome, reason, decided_entry_id } of answered)
    count(`outcome.${outcome}`, entries.get(decided_entry_id ?? null)?.at, reason);

  const open = cases.filter(({ state }) => state === "open");
  for (const { opened_at } of open) {
    add("now|case.open||");
    add(`hour|case.open|${new Date(Number(opened_at)).toISOString().slice(0, 13)}|`);
  }

  const reversed = new Set(log.map(({ reverses_id }) => reverses_id));
  const countActs = (kind: string, id: unknown) =>
    log.filter((row) => row.kind === kind && row.member_id === id && !reversed.has(row.id ?? null)).length;
  const countReports = (outcome: string, whose: (row: Row) => boolean) =>
    answered.filter((row) => row.outcome === outcome && whose(row)).length;
  const counts = members.map(({ id }) => {
    const against = (row: Row) => authors.get(row.post_id ?? null) === id;
    const made = (row: Row) => row.reporter_id === id;
    return [
      id,
      posts.filter((row) => row.author_id === id && row.deleted_at === null).length,
      countActs("post.hidden", id),
      countActs("post.warned", id),
      countActs("user.blocked", id),
      countReports("upheld", against),
      countReports("dismissed", against),
      countReports("upheld", made),
      countReports("dismissed", made),
      notices.filter((row) => row.member_id === id && row.read_at === null).length,
      open.filter((row) => row.author_id === id).length,
    ].join("|");
  });
  return {
    figures: [...figures].map(([key, number]) => `${key}|${number}`).sort(),
    members: counts.sort(),
    ...recountCases(cases, reports, (id) => Number(entries.get(id)?.at)),
  };
}

/** Of each case the reports of its last round, as they came and were withdrawn. */
function recountCases(cases: Row[], reports: Row[], timeOf: (entryId: Row[string]) => number) {
  const lines = cases.map(({ post_id, author_id, opened_at, decided_at }) => {
    const round = reports.filter(
      (row) => row.post_id === post_id && !row.ignored && Number(row.created_at) >= Number(opened_at),
    );
    const standing = round.filter(({ outcome }) => outcome !== "withdrawn");
    const notes = JSON.stringify(latestNotes(round, timeOf));
    const reasons = [...new Set(standing.map(({ reason }) => reason))].map((reason) =>
      [
        post_id,
        reason,
        standing.filter((row) => row.reason === reason).length,
        author_id,
        standing.length,
        opened_at,
        decided_at,
      ].join("|"),
    );
    return { known: [post_id, standing.length, notes].join("|"), reasons };
  });
  return {
    cases: lines.map(({ known }) => known).sort(),
    caseReasons: lines.flatMap(({ reasons }) => reasons).sort(),
  };
}

function latestNotes(round: Row[], timeOf: (entryId: Row[string]) => number) {
  const withdrawn = round.filter(({ outcome }) => outcome === "withdrawn");
  const events = [
    ...round.map((row) => ({ at: Number(row.created_at), row, comes: true })),
    ...withdrawn.map((row) => ({ at: timeOf(row.decided_entry_id ?? null), row, comes: false })),
  ].sort((a, b) => a.at - b.at);
  let latest: Row[] = [];
  for (const { row, comes } of events)
    if (!comes) latest = latest.filter((other) => other !== row);
    else if (row.note !== "") latest = [row, ...latest].slice(0, 2);
  return latest.map(({ reason, note, created_at, reporter_id }) => ({
    reason,
    text: note,
    at: created_at,
    by: reporter_id,
  }));
}

async function rowsOf(d1: D1Database, queries: string[]): Promise<Row[][]> {
  const results = await d1.batch<Row>(queries.map((query) => d1.prepare(query)));
  return results.map(({ results }) => results);
}
