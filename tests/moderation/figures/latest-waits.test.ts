import { expect, test } from "vitest";
import { hidePost } from "~/moderation/cases/hide-post.server";
import { describeFigures } from "~/moderation/figures/describe-figures.server";
import { findFigures } from "~/moderation/figures/find-figures.server";
import { findTransparency } from "~/moderation/figures/find-transparency.server";
import { describeDecisionTime } from "~/moderation/figures/transparency-view";
import { minute } from "~/time/units";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport } = makersFor(db);
const now = Date.UTC(2026, 10, 24, 20);
const moderator = await makeMember({ role: "moderator", at: now });
const hide = async (postId: number, at: number) =>
  hidePost(db, moderator, { postId, version: 0, reason: "spam", note: "" }, at);

async function publicTime() {
  const { decisionTime } = await findTransparency(db, null, null, now);
  return decisionTime && describeDecisionTime(decisionTime, "since November 2026");
}

test("where nobody had reported the posts of the latest decisions, older ones of reported posts are not denied", async () => {
  const reported = await makePost({ at: now - 9 * minute });
  await makeReport(reported, { at: now - 8 * minute });
  await hide(reported.id, now - 7 * minute);
  expect(await publicTime()).toBe("median time to a decision, over 1 case");
  for (let count = 0; count < 101; count++) {
    const post = await makePost({ at: now - 6 * minute });
    // A moderator does thirty a minute at most.
    await hide(post.id, now - 5 * minute + count * 2_500);
  }
  expect(await publicTime()).toBe("none of the latest 100 decisions was about a reported post");
});

test("on the page of figures the same is said of its own, larger number", async () => {
  const figures = await findFigures(db, moderator, 7, now);
  const none = { ...figures, waits: [] };
  const summaryOf = (of: typeof figures) =>
    describeFigures(of, []).find(({ title }) => title === "Time to a decision")?.summary;
  expect(summaryOf({ ...none, waitsTruncated: true })).toBe(
    "none of the latest 5,000 decisions was about a reported post",
  );
  expect(summaryOf({ ...none, waitsTruncated: false })).toBe("no reported posts decided today");
});
