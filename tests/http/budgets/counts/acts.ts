import type { Role } from "~/db/vocabulary";
import type { Viewer } from "~/accounts/permissions";
import { blockMember, hidePost, warnAuthor } from "../../../support/acts/acts";
import type { startForgingProvider } from "../../../support/app/forging-provider";
import type { RequestOptions } from "../../../support/app/open-app";
import type { CountedWorker } from "./counter";

type Provider = Awaited<ReturnType<typeof startForgingProvider>>;
export type ActSetup = ReturnType<typeof setUpActs>;

/** The address and the form, with which the act succeeds. */
export type Prepared = [path: string, options: RequestOptions];
/** Makes all that an act needs, for this act alone. By the pattern of its address, and what is special after a comma. */
export type Acts = Record<string, (setup: ActSetup) => Promise<Prepared>>;

export const grounds = { reason: "spam" as const, note: "A note" };
export const newKey = () => crypto.randomUUID();

type Others = {
  provider: Provider;
  /** Of whom there is most in the database. */
  author: Viewer;
  /** Does what has been done before. No act makes further staff for it, all of whose names a new name is compared with. */
  colleague: Viewer;
};

export function setUpActs(worker: CountedWorker, { provider, author, colleague }: Others) {
  const reported = reportedBy(worker);
  return {
    ...worker,
    provider,
    author,
    colleague,
    ...viewersOf(worker),
    ...reported,
    ...decidedBy(colleague, worker, reported),
  };
}

function viewersOf({ makeMember, cookieOf }: CountedWorker) {
  async function signIn(member: Viewer): Promise<Viewer> {
    await cookieOf(member);
    return member;
  }

  /** Somebody who has done nothing yet, so that no rate limit counts anything. */
  const makeViewer = async (role?: Role): Promise<Viewer> => signIn(await makeMember({ role }));

  return { signIn, makeViewer };
}

function reportedBy({ makePost, makeReport }: CountedWorker) {
  /** Reported twice, by two members. */
  async function makeReported() {
    const post = await makePost();
    const reporter = await makeReport(post, { note: "A note" });
    await makeReport(post, { note: "A note" });
    return { ...post, reporter };
  }

  /** Who has written twenty posts, one of which was reported. */
  async function makeWriter(): Promise<Viewer> {
    const post = await makeReported();
    for (let count = 1; count < 20; count++) await makePost({ author: post.author });
    return post.author;
  }

  return { makeReported, makeWriter };
}

function decidedBy(
  colleague: Viewer,
  { db, findPostRow, newestEntry }: CountedWorker,
  { makeReported, makeWriter }: ReturnType<typeof reportedBy>,
) {
  const decision = ({ id: postId }: { id: number }) => ({ postId, version: 0, ...grounds });

  /** Reported and then hidden. */
  async function makeHidden() {
    const post = await makeReported();
    await hidePost(db, colleague, decision(post), Date.now());
    return { ...post, entryId: (await findPostRow(post.id))!.hiddenEntryId! };
  }

  async function makeWarned() {
    const post = await makeReported();
    await warnAuthor(db, colleague, decision(post), Date.now());
    return { ...post, entryId: await newestEntry() };
  }

  async function makeBlocked(): Promise<Viewer> {
    const member = await makeWriter();
    const input = { memberId: member.id, duration: "7d" as const, ...grounds };
    await blockMember(db, colleague, input, Date.now());
    return member;
  }

  return { makeHidden, makeWarned, makeBlocked };
}
