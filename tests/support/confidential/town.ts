import { max, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { notices } from "~/db/tables/notices.server";
import type { Role } from "~/db/vocabulary";
import { day, hour, minute } from "~/time/units";
import { dismissCase, hidePost } from "../acts/acts";
import type { Worker } from "../app/worker";

export const grounds = { reason: "spam" as const, note: "A reason" };

export type Town = Awaited<ReturnType<typeof makeTown>>;
export type Scene = Town & Awaited<ReturnType<Town["makeScene"]>>;

/**
 * The same people, posts and cases in whichever database, with the same ids and times: a subject, from whom something may
 * be kept, and others. `start` in ms; `tick` gives later and later times.
 */
export async function makeTown(worker: Worker, role: Role, start: number) {
  let time = start;
  const tick = (ms: number = minute) => (time += ms);
  const at = start - 30 * day;
  const person = (name: string, as: Role = "member") => worker.makeMember({ name, role: as, at });
  const admin = await person("Ann", "admin");
  const colleague = await person("Col", "moderator");
  const subject = await person("Sam", role);
  const [author, reporter, other] = [await person("Al"), await person("Rae"), await person("Oz")];
  const write = (by: Viewer, body: string) =>
    worker.makePost({ author: by, body, at: start - 20 * day + tick() - start });
  const quiet = await write(subject, "Mine, of which nobody speaks");
  const open = await write(author, "Reported by the subject");
  const settled = await write(author, "Dismissed");
  const hidden = await write(author, "Hidden");
  const report = (by: Viewer, { id }: { id: number }, note = "") =>
    worker.makeReport({ id }, { reporter: by, note, at: tick() });
  await report(subject, open, "From the subject");
  await report(reporter, open);
  await report(other, settled);
  await dismissCase(worker.db, colleague, { postId: settled.id, version: 0, ...grounds }, tick());
  await hidePost(worker.db, colleague, { postId: hidden.id, version: 0, ...grounds }, tick());
  // The colleague did something about the subject that is no secret.
  await hidePost(worker.db, colleague, { postId: quiet.id, version: 0, ...grounds }, tick());
  tick(hour);
  let scenes = 0;
  /** Posts of the subject and of somebody else, for one thing that is confidential. */
  const makeScene = async () => {
    const scene = `in scene ${++scenes}`;
    return {
      own: await write(subject, `Mine ${scene}`),
      gone: await write(subject, `Mine, and deleted ${scene}`),
      another: await write(author, `Another ${scene}`),
      alone: await write(author, `Alone ${scene}`),
      unseen: await write(author, `Unseen ${scene}`),
    };
  };
  return {
    makeScene,
    worker,
    db: worker.db,
    tick,
    report,
    admin,
    colleague,
    subject,
    author,
    reporter,
    other,
    quiet,
    open,
    settled,
    hidden,
  };
}

/**
 * Makes the clock and the ids of a town go on from where those of another are, by entries and notices that no page of the
 * subject shows. An id that somebody does not see tells them nothing: others' posts and notices have ids of the same kind.
 */
export async function catchUp(town: Town, { worker, tick }: Town): Promise<void> {
  const { db, author, other } = town;
  const filler = await town.worker.newestEntry();
  for (let id = filler; id < (await worker.newestEntry()); id++)
    await db.run(sql`insert into log (act, at, kind, moderation, actor_id, member_id, details)
      values (${`filler ${id}`}, ${town.tick(0)}, 'report.withdrawn', 0, ${author.id}, ${author.id}, '{}')`);
  const newest = await newestNotice(worker);
  for (let id = await newestNotice(town.worker); id < newest; id++)
    await db.run(sql`insert into notices (member_id, entry_id, kind, created_at, read_at)
      select ${other.id}, max(id), 'report.dismissed', 0, 0 from log
      where id not in (select entry_id from notices where member_id = ${other.id})`);
  town.tick(tick(0) - town.tick(0));
}

async function newestNotice({ db }: Worker): Promise<number> {
  const [row] = await db.select({ id: max(notices.id) }).from(notices);
  return row?.id ?? 0;
}
