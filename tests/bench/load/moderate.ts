import type { Viewer } from "~/accounts/permissions";
import type { Load } from "./prepare-load";
import type { Recorder } from "./recorder";
import { aboutMember, aboutPost, nameWrite } from "./writes";

/** So many read the same queue at once, and each takes one of its first cases: they collide. */
const atOnce = 3;
const firstCases = 4;

const verdicts = ["hide", "hide", "hide", "dismiss", "dismiss", "dismiss", "warn", "block"] as const;
const kindOf = {
  hide: "post.hidden",
  dismiss: "report.dismissed",
  warn: "post.warned",
  block: "user.blocked",
} as const;

type Verdict = keyof typeof kindOf;
type Case = { postId: number; version: string };

export function createModeration(load: Load, recorder: Recorder) {
  const { random, staff } = load;
  const acts = createActs(load, recorder);
  // In turn, so that everybody stays below the limit.
  let turn = 0;

  /** Some moderators at once. */
  async function round(): Promise<void> {
    await Promise.all(Array.from({ length: atOnce }, () => work(staff[turn++ % staff.length]!)));
  }

  async function work(as: Viewer): Promise<void> {
    const queue = await (await recorder.send("moderator: queue", "/moderation", { as })).text();
    const cases = listCases(queue).slice(0, firstCases);
    if (cases.length === 0) return;
    const chosen = random.pick(cases);
    if (random.chance(0.4)) await acts.claim(as, chosen);
    const page = await acts.decide(as, chosen);
    const [, entryId] = /\/moderation\/log\/(\d+)\/undo/.exec(page) ?? [];
    if (entryId !== undefined && random.chance(0.2)) await acts.undo(as, Number(entryId));
  }

  return { round };
}

/** Each keeps in the ledger what was confirmed. */
function createActs(load: Load, { send, ledger }: Recorder) {
  const { random, authors } = load;

  async function claim(as: Viewer, { postId }: Case): Promise<void> {
    const { status } = await send("claim", `/moderation/posts/${postId}/claim`, { as, form: {} });
    if (status === 303) ledger.claims.push(nameWrite.act("case.claimed", as.id, aboutPost(postId)));
  }

  /** Gives the page that confirms it; one decision in five is pressed twice. */
  async function decide(as: Viewer, { postId, version }: Case): Promise<string> {
    const author = authors.get(postId);
    const drawn = random.pick(verdicts);
    // Staff can't be blocked by their equals.
    const verdict = drawn === "block" && author === undefined ? "dismiss" : drawn;
    const path =
      verdict === "block" ? `/moderation/users/${author}/block` : `/moderation/posts/${postId}/${verdict}`;
    const form = makeForm(verdict, version);
    const press = () => send(verdict, path, { as, form });
    const answers = await Promise.all([press(), ...(random.chance(0.2) ? [press()] : [])]);
    const done = answers.find(({ status }) => status === 303);
    if (!done) return "";
    const about = verdict === "block" ? aboutMember(author ?? 0) : aboutPost(postId);
    ledger.writes.push(nameWrite.act(kindOf[verdict], as.id, about));
    return follow(as, done, load, send);
  }

  async function undo(as: Viewer, entryId: number): Promise<void> {
    const { status } = await send("undo", `/moderation/log/${entryId}/undo`, { as, form: {} });
    if (status === 303) ledger.writes.push(nameWrite.undo(entryId));
  }

  return { claim, decide, undo };
}

const makeForm = (verdict: Verdict, version: string) => ({
  note: "Under load.",
  version,
  ...(verdict === "dismiss" ? {} : { reason: "spam" }),
  ...(verdict === "block" ? { duration: "1d" } : {}),
});

/** With the cookie of the message, which has the Undo. */
async function follow(
  as: Viewer,
  done: Response,
  { cookieOf }: Load,
  send: Recorder["send"],
): Promise<string> {
  const flash = done.headers.getSetCookie().find((line) => line.startsWith("__Host-flash="));
  const Cookie = [await cookieOf(as), flash?.split(";")[0] ?? ""].join("; ");
  const page = await send("moderator: case", done.headers.get("Location") ?? "/moderation", {
    headers: { Cookie },
  });
  return page.text();
}

/** The boxes by which the queue's cases are ticked. */
function listCases(queue: string): Case[] {
  return [...queue.matchAll(/value="(\d+):(\d+)"/g)].map(([, postId, version]) => ({
    postId: Number(postId),
    version: version ?? "0",
  }));
}
