import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { dismissCase } from "~/moderation/cases/decisions/dismiss-case.server";
import { findFigures } from "~/moderation/figures/find-figures.server";
import { findTransparency } from "~/moderation/figures/find-transparency.server";
import { hour, minute } from "~/time/units";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport } = makersFor(db);
/** The evening of the community's first day. */
const evening = Date.UTC(2026, 10, 24, 20);

describe("before anybody has come", () => {
  test("the public figures are those of this month alone", async () => {
    const { months, decisionTime } = await findTransparency(db, null, null, evening);
    expect(months.map(({ month }) => month)).toEqual(["2026-11"]);
    expect(decisionTime).toEqual({ median: null, cases: 0 });
  });
});

describe("figures begin with the community", () => {
  let moderator: Viewer;
  let author: Viewer;
  let reporter: Viewer;

  beforeAll(async () => {
    moderator = await makeMember({ role: "moderator", at: evening - 10 * hour });
    author = await makeMember({ at: evening - 9 * hour });
    reporter = await makeMember({ at: evening - 9 * hour });
    for (const minutes of [10, 30, 50]) {
      const post = await makePost({ author, at: evening - 8 * hour + minutes * minute });
      await makeReport(post, { at: evening - 5 * hour, ...(minutes === 10 && { reporter }) });
      const at = evening - 5 * hour + minutes * minute;
      await dismissCase(db, moderator, { postId: post.id, version: 0, note: "" }, at);
    }
  });

  test.each([7, 30, 90])("on the first day %d days are one", async (days) => {
    const figures = await findFigures(db, moderator, days, evening);
    expect(figures.days).toEqual(["2026-11-24"]);
    expect(figures.posts).toEqual([3]);
    expect(figures.dismissedReports).toEqual([3]);
    expect(figures.waits).toEqual([{ "": { 10: 1, 30: 1, 50: 1 } }]);
  });

  test("later there is no day before the first, and none missing after it", async () => {
    const { days, posts } = await findFigures(db, moderator, 7, Date.UTC(2026, 10, 27));
    expect(days).toEqual(["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]);
    expect(posts).toEqual([3, 0, 0, 0]);
  });

  test("the public figures have no month before the first, and none missing after it", async () => {
    const { months } = await findTransparency(db, null, null, Date.UTC(2027, 1, 3));
    expect(months.map(({ month, posts }) => [month, posts])).toEqual([
      ["2027-02", 0],
      ["2027-01", 0],
      ["2026-12", 0],
      ["2026-11", 3],
    ]);
  });

  test("the public median is that of all decisions, but to their authors and reporters without those on what they wrote and reported", async () => {
    const timeFor = async (viewer: Viewer | null) =>
      (await findTransparency(db, viewer, null, evening)).decisionTime;
    // In the middle of its minute.
    expect(await timeFor(null)).toEqual({ median: 30.5 * minute, cases: 3 });
    expect(await timeFor(moderator)).toEqual({ median: 30.5 * minute, cases: 3 });
    expect(await timeFor(author)).toEqual({ median: null, cases: 0 });
    // Ignored reports open no case: a time would tell whether one's own was.
    expect(await timeFor(reporter)).toEqual({ median: 40.75 * minute, cases: 2 });
  });
});
