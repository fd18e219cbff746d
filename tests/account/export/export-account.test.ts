import { expect, test } from "vitest";
import { beginExport } from "~/account/export/export-account.server";
import type { Viewer } from "~/accounts/permissions";
import { createPost } from "~/feed/create-post.server";
import { hidePost } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport } = makersFor(db);

type Lists = Record<"posts" | "reports" | "notices" | "log", unknown[]>;

async function begin(viewer: Viewer, now: number) {
  return beginExport(db, { viewer, session: null, siteName: "Plaza", rules: [] }, now);
}

async function readAll(pieces: AsyncIterable<string>): Promise<Lists> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return JSON.parse(text) as Lists;
}

test("what is written after an export began is left out of it, in every list", async () => {
  const member = await makeMember({ role: "moderator" });
  const [own, other] = [await makePost({ author: member }), await makePost()];
  await makeReport(other, { reporter: member });
  const now = Date.now();
  const pieces = await begin(member, now);
  const before = await readAll(await begin(member, now));

  const form = { body: "Written meanwhile", key: crypto.randomUUID() };
  expect(await createPost(db, member, form, now + 1)).toMatchObject({ outcome: "done" });
  await makeReport(await makePost(), { reporter: member, at: now + 1 });
  const hide = { version: 0, reason: "spam", note: "" } as const;
  expect(await hidePost(db, member, { postId: (await makePost()).id, ...hide }, now + 1)).toBe("done");
  const admin = await makeMember({ role: "admin" });
  expect(await hidePost(db, admin, { postId: own.id, ...hide }, now + 1)).toBe("done");

  const { posts, ...lists } = await readAll(pieces);
  // That a post was hidden meanwhile may be in it or not; that there is another may not.
  expect(posts).toHaveLength(before.posts.length);
  for (const list of ["reports", "notices", "log"] as const) expect(lists[list]).toEqual(before[list]);
  const after = await readAll(await begin(member, now + 2));
  for (const list of ["posts", "reports", "notices", "log"] as const)
    expect(after[list].length).toBeGreaterThan(before[list].length);
});
