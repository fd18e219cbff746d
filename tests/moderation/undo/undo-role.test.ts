import { expect, test } from "vitest";
import { roles } from "~/db/vocabulary";
import { startUndoFixture } from "../../support/acts/undo-fixture";

const { makeMember, listEntries, assignByAdmin, expectUndoRestores } = await startUndoFixture();

const changes = roles.flatMap((from) => roles.filter((to) => to !== from).map((to) => ({ from, to })));
test.each(changes)("a $from made a $to is a $from again once that is undone", async ({ from, to }) => {
  const member = await makeMember({ role: from });
  await expectUndoRestores(() => assignByAdmin(member, to));
  expect((await listEntries({ memberId: member.id })).at(-1)).toMatchObject({
    details: { from: to, to: from },
  });
});
