/** How a write is called, in the ledger of what was confirmed and in the list of what the database has. */
export const nameWrite = {
  post: (author: number, key: string) => `post of ${author} with the key ${key}`,
  report: (reporter: number, postId: number) => `report of ${postId} by ${reporter}`,
  act: (kind: string, actor: number, about: string) => `${kind} of ${about} by ${actor}`,
  undo: (entryId: number) => `undo of entry ${entryId}`,
};

export const aboutPost = (postId: number) => `post ${postId}`;
export const aboutMember = (memberId: number) => `member ${memberId}`;

/** The newest of each before the load, so that only what came since is compared. */
export type Since = { post: number; report: number; entry: number };

export async function readNewest(d1: D1Database): Promise<Since> {
  const row = await d1
    .prepare(
      `select (select max(id) from posts) as post, (select max(id) from reports) as report,
        (select max(id) from log) as entry`,
    )
    .first<Since>();
  return { post: row?.post ?? 0, report: row?.report ?? 0, entry: row?.entry ?? 0 };
}

type Entry = {
  act: string;
  kind: string;
  actor: number;
  post: number | null;
  member: number | null;
  reverses: number | null;
};

/** Everything that was written since, in the words of the ledger, from the rows and from the log. */
export async function listWrites(d1: D1Database, since: Since) {
  const [posts, reports, log] = await d1.batch([
    d1.prepare("select author_id as author, form_key as key from posts where id > ?").bind(since.post),
    d1
      .prepare("select reporter_id as reporter, post_id as post from reports where id > ?")
      .bind(since.report),
    d1
      .prepare(
        `select act, kind, actor_id as actor, post_id as post, member_id as member, reverses_id as reverses
          from log where id > ?`,
      )
      .bind(since.entry),
  ]);
  const rows = [
    ...(posts as D1Result<{ author: number; key: string }>).results.map(({ author, key }) =>
      nameWrite.post(author, key),
    ),
    ...(reports as D1Result<{ reporter: number; post: number }>).results.map(({ reporter, post }) =>
      nameWrite.report(reporter, post),
    ),
  ];
  return { rows, entries: (log as D1Result<Entry>).results.map(nameEntry) };
}

function nameEntry({ act, kind, actor, post, member, reverses }: Entry): string {
  if (kind === "post.created") {
    const [, author, key] = /^post:(\d+):(.+)$/.exec(act) ?? [];
    return nameWrite.post(Number(author), key ?? "");
  }
  if (kind === "post.reported") return nameWrite.report(actor, post ?? 0);
  if (kind === "act.undone") return nameWrite.undo(reverses ?? 0);
  return nameWrite.act(kind, actor, post === null ? aboutMember(member ?? 0) : aboutPost(post));
}
