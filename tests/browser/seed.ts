/** How many open cases are seeded for each journey; each journey has a reason of its own. */
export const journeys = { violence: 40, hate: 40, illegal: 40 } as const;
type Journey = keyof typeof journeys;

/** Part of the text of its posts. */
export const tagOf = (journey: Journey) => `the ${journey} journey`;

/**
 * Statements for posts by one author, each reported once, with the log of both: more than the rate limits allow two
 * members. They are older than all other cases, so that the queue begins with them.
 */
export function seedStatements(): string[] {
  return (Object.keys(journeys) as Journey[]).flatMap(casesOf);
}

function casesOf(reason: Journey): string[] {
  const [tag, many] = [tagOf(reason), journeys[reason]];
  const since = Date.UTC(2025, 0, 1);
  const numbers = `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${many})`;
  const named = (name: string) => `(select id from members where name = '${name} ${tag}')`;
  const post = `(select id from posts where form_key = 'seed-${tag}-' || i)`;
  return [
    `insert into members (name, role, created_at) values ('Author ${tag}', 'member', ${since}), ('Reader ${tag}', 'member', ${since})`,
    `${numbers} insert into posts (author_id, body, created_at, form_key)
      select ${named("Author")}, 'Case ' || i || ' of ${tag}', ${since} + i, 'seed-${tag}-' || i from n`,
    `${numbers} insert into log (act, at, kind, moderation, actor_id, post_id, member_id, details)
      select 'post-${tag}-' || i, ${since} + i, 'post.created', 0, ${named("Author")}, ${post}, ${named("Author")}, '{}' from n`,
    `${numbers} insert into cases (post_id, author_id, state, opened_at, reports, reasons)
      select ${post}, ${named("Author")}, 'open', ${since} + i, 1, '{"${reason}":1}' from n`,
    `${numbers} insert into reports (post_id, reporter_id, reason, created_at)
      select ${post}, ${named("Reader")}, '${reason}', ${since} + i from n`,
    `${numbers} insert into log (act, at, kind, moderation, actor_id, post_id, member_id, details)
      select 'report-${tag}-' || i, ${since} + i, 'post.reported', 0, ${named("Reader")}, ${post}, ${named("Author")}, '{"report":"${reason}"}' from n`,
  ];
}
