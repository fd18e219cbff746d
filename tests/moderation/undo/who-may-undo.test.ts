import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { undoAct } from "../../support/acts/acts";
import { startUndoFixture } from "../../support/acts/undo-fixture";

const {
  db,
  d1,
  now,
  makeMember,
  makePost,
  makeReport,
  findMemberRow,
  listEntries,
  nextModerator,
  decide,
  blockByAdmin,
  unblockByAdmin,
  assignByAdmin,
  undo,
} = await startUndoFixture();

describe("who may undo", () => {
  const by = (actor: Viewer, entryId: number) => undoAct(db, actor, { entryId }, now);

  test("any moderator undoes what a colleague decided, and nobody what concerns their own post", async () => {
    const author = await makeMember({ role: "moderator" });
    const post = await makePost({ author });
    await makeReport(post);
    const hiding = await decide("hide", { ...post, author });
    expect(await by(author, hiding)).toBe("forbidden");
    expect(await by(await makeMember(), hiding)).toBe("forbidden");
    expect(await by(await makeMember({ role: "moderator" }), hiding)).toBe("done");
    expect((await listEntries({ postId: post.id })).at(-1)).toMatchObject({ kind: "act.undone" });
  });

  test("an admin's block of a moderator is an admin's to undo, and its end is too", async () => {
    const [colleague, peer] = [
      await makeMember({ role: "moderator" }),
      await makeMember({ role: "moderator" }),
    ];
    const blocking = await blockByAdmin(colleague);
    expect(await by(peer, blocking)).toBe("forbidden");
    const lifting = await unblockByAdmin(colleague);
    expect(await by(peer, lifting)).toBe("forbidden");
    expect(await undo(lifting)).toBe("done");
    expect(await undo(blocking)).toBe("done");
  });

  test("a role is an admin's to give back, and never one's own", async () => {
    const member = await makeMember();
    const raising = await assignByAdmin(member, "admin");
    expect(await by({ ...member, role: "admin" }, raising)).toBe("forbidden");
    expect(await by(nextModerator(), raising)).toBe("forbidden");
    expect(await undo(raising)).toBe("done");
  });

  test("what the operator did on the command line can be undone like any other", async () => {
    const member = await makeMember();
    const entry = await d1
      .prepare(
        `insert into log (act, at, kind, moderation, member_id, details) values ('cli', ?, 'role.assigned', 1, ?, '{"from":"member","to":"moderator"}') returning id`,
      )
      .bind(now, member.id)
      .first<{ id: number }>();
    await d1.prepare("update members set role = 'moderator' where id = ?").bind(member.id).run();
    expect(await undo(entry?.id ?? 0)).toBe("done");
    expect(await findMemberRow(member.id)).toMatchObject({ role: "member" });
  });
});
