import type { Load } from "./prepare-load";
import type { Recorder } from "./recorder";
import { nameWrite } from "./writes";

/** One in five forms is sent twice at once, as by a double click. */
const pressedTwice = 0.2;
const sentAgain = 0.1;

export function createWriting({ random, people, toReport }: Load, { send, ledger }: Recorder) {
  // In turn, so that everybody stays below their limits.
  let turn = 0;
  const next = () => people[turn++ % people.length]!;

  async function post(): Promise<void> {
    const [as, key] = [next(), random.key()];
    const form = { body: `A post under load, number ${turn}.`, key };
    const again = random.chance(pressedTwice);
    const answers = await Promise.all([
      send("post", "/posts/new", { as, form }),
      ...(again ? [send("post, pressed twice", "/posts/new", { as, form })] : []),
    ]);
    if (answers.some(({ status }) => status === 303)) ledger.writes.push(nameWrite.post(as.id, key));
    // As after Back, or where the answer was lost on its way.
    if (random.chance(sentAgain)) await send("post, sent again", "/posts/new", { as, form });
  }

  /** Of a post that nobody has reported yet, so that a 303 means that there was no report before. */
  async function report(): Promise<void> {
    const postId = toReport.pop();
    if (postId === undefined) return post();
    const as = next();
    const path = `/posts/${postId}/report`;
    const form = { reason: random.pick(["spam", "hate", "violence"]), note: "Please look." };
    const again = random.chance(pressedTwice);
    const answers = await Promise.all([
      send("report", path, { as, form }),
      ...(again ? [send("report, pressed twice", path, { as, form })] : []),
    ]);
    if (answers.some(({ status }) => status === 303)) ledger.writes.push(nameWrite.report(as.id, postId));
  }

  return { post, report };
}
