import type { Viewer } from "~/accounts/permissions";
import { day } from "~/time/units";
import { fillPattern, type Ids } from "../../../support/app/addresses";
import { seedCommunity } from "../../../support/database/seed-community";
import type { CountedWorker } from "./counter";

/** Who opens a page. `author` is the member whom nearly everything in the database is by or about. */
export const readers = ["visitor", "member", "author", "blocked", "moderator", "admin"] as const;
export type Reader = (typeof readers)[number];

export type CountedCommunity = Awaited<ReturnType<typeof makeCommunity>>;

/** What fills each page, and beside it a case, a hidden post and an appeal for the pages of one thing, newest of all. */
export async function makeCommunity(worker: CountedWorker, many: number) {
  const { makeMember, makePost, makeReport, makeAppeal, makeSession, findPostRow } = worker;
  const seeded = await seedCommunity({ ...worker, many });
  const author = seeded.subject;
  const viewers = {
    visitor: undefined,
    member: await makeMember({ name: "Ann Other" }),
    author,
    blocked: await makeMember({ name: "Bloch Blocked" }),
    moderator: await makeMember({ role: "moderator", name: "Moe Rater" }),
    admin: await makeMember({ role: "admin", name: "Ada Min" }),
  } satisfies Record<Reader, Viewer | undefined>;
  const hidden = await makePost({ author, hidden: true });
  const entry = (await findPostRow(hidden.id))!.hiddenEntryId!;
  const appeal = await makeAppeal(entry);
  const open = await makePost({ author });
  // The figures read the cases of the hours in which an age of open cases ends: there shall be none.
  const reportedAt = Date.now() - 10 * day;
  for (let count = 0; count < 25; count++) await makeReport(open, { note: "A note", at: reportedAt });
  await worker.block(viewers.blocked);
  // As many as a member can have.
  for (let count = 0; count < 9; count++) await makeSession(author);
  // Signed in, and marked as seen, before anything is counted.
  for (const as of Object.values(viewers)) await worker.fetch("/", { as });
  const ids: Ids = { post: open.id, member: author.id, entry, session: 1, appeal: appeal.id };
  const { busy, subject, ...middles } = seeded;
  const places: Record<string, string | number> = {
    ...middles,
    hidden: hidden.id,
    entry,
    author: subject.id,
    busy: busy.id,
  };
  return { seeded, viewers, ids, places };
}

/** Of a key of the table of pages: with ids in place of the parameters, and what its query names in the middle of lists. */
export function addressOf(key: string, { ids, places }: CountedCommunity): string {
  const [pattern = "", query] = key.split("?");
  const filled = query?.replaceAll(/:([a-z]+)/gi, (name) => String(places[name.slice(1)] ?? name));
  return fillPattern(pattern, ids) + (filled ? `?${filled}` : "");
}
