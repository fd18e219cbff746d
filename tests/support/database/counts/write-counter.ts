const tables = [
  "members",
  "identities",
  "sessions",
  "posts",
  "cases",
  "case_reasons",
  "reports",
  "log",
  "notices",
  "appeals",
  "figures",
  "period_figures",
];
const events = ["insert", "update", "delete"];

/** Counts, by triggers, the rows and the entries of the log that are written from now on, except what is rolled back. */
export async function installWriteCounter(d1: D1Database) {
  const counters = tables.flatMap((table) =>
    events.map(
      (event) =>
        `create trigger counts_${event}_of_${table} after ${event} on ${table} begin update written set rows = rows + 1, entries = entries + ${Number(table === "log" && event === "insert")}; end`,
    ),
  );
  const setup = [
    "create table written (rows integer, entries integer)",
    "insert into written values (0, 0)",
    ...counters,
  ];
  await d1.batch(setup.map((statement) => d1.prepare(statement)));
  return async () => {
    const written = await d1.prepare("select * from written").all<{ rows: number; entries: number }>();
    return written.results[0] ?? { rows: 0, entries: 0 };
  };
}
