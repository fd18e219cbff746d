import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { may, type Permission, permissions, type Viewer } from "~/accounts/permissions";
import { members } from "~/db/tables/accounts.server";
import { type Role, roles } from "~/db/vocabulary";
import { furtherActs } from "../support/acts/further-acts";
import { permissionActs } from "../support/acts/permission-acts";
import { memberTargets, postTargets } from "../support/acts/permission-case";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";
import { installWriteCounter } from "../support/database/counts/write-counter";
import { sampleOrAll } from "../support/proofs";

const { db, d1 } = await startDatabase();
const makers = makersFor(db, { membersAtOnce: 25 });
const { makeMember, makePost, makeReport, block, findCaseRow } = makers;
const countWrites = await installWriteCounter(d1);
const now = Date.now();
const acts = permissionActs(db, makers, now);

const states = ["active", "blocked", "blocked meanwhile"] as const;
const actors = roles.flatMap((role) => states.map((state) => ({ role, state })));
const all = Object.entries(acts).map(([permission, row]) => ({
  name: permission,
  permission: permission as Permission,
  row,
}));
const further = Object.entries(furtherActs(db, makers, now)).map(([name, row]) => ({
  name,
  permission: row.permission,
  row,
}));

test("every permission has a row with its outcomes, and the roles that hold it", () => {
  expect(Object.keys(acts).sort()).toEqual(Object.keys(permissions).sort());
  for (const { permission, row } of [...all, ...further])
    expect([...permissions[permission]], permission).toEqual(roles.slice(roles.indexOf(row.from)));
});

test.each(all)(
  "$permission is held from $row.from up, by no visitor and by nobody blocked",
  ({ permission, row }) => {
    expect(may(null, permission)).toBe(false);
    for (const role of roles) {
      const viewer = { id: 1, name: null, role, blocked: false };
      expect(may(viewer, permission)).toBe(isAllowed(row.from, role, "active"));
      expect(may({ ...viewer, blocked: true }, permission)).toBe(false);
    }
  },
);

/** Nobody blocked may do anything, whatever it is about: of that, a third for each act, another one for each role. */
function targetsOf<T>(targets: readonly T[], state: string, turn: number): readonly T[] {
  if (state === "active") return targets;
  return sampleOrAll({ sample: targets.filter((_, at) => at % 3 === turn % 3), all: targets });
}

describe.each(actors)("a $role ($state)", ({ role, state }) => {
  const scenes = new Map<string, ReturnType<typeof makeScene>>();
  /** A scene that no act changes is used again. */
  const sceneFor = (name: string, target: string, expected: string | undefined) => {
    const scene = (expected !== "done" && scenes.get(name)) || makeScene(role, state, target);
    if (expected !== "done") scenes.set(name, scene);
    return scene;
  };

  test.each([...all, ...further].filter(({ row }) => "onPost" in row))("$name", async ({ name, row }) => {
    if (!("onPost" in row)) return;
    for (const target of targetsOf(postTargets, state, turnOf(name, role))) {
      const allowed = isAllowed(row.from, role, state);
      // Whoever was a moderator when they asked has seen the deleted post.
      const knewIt =
        target === "deleted" && state === "blocked meanwhile" && row.outcomes.deleted !== "not-found";
      const denied = (!(knewIt && role !== "member") && row.deniedOutcomes?.[target]) || "forbidden";
      const expected = allowed ? row.outcomes[target] : denied;
      const { viewer, post } = await sceneFor(row.prepare ? `${name}: ${target}` : target, target, expected);
      const preparedId = (await row.prepare?.(post, viewer)) ?? 0;
      await expectOutcome(target, expected, () => row.onPost(viewer, { ...post, preparedId }));
    }
  });

  test.each([...all, ...further].filter(({ row }) => "onMember" in row))("$name", async ({ name, row }) => {
    if (!("onMember" in row)) return;
    for (const target of targetsOf(memberTargets, state, turnOf(name, role))) {
      const allowed = isAllowed(row.from, role, state);
      const expected =
        target === "missing" ? "not-found" : allowed ? row.outcomes(role, target) : "forbidden";
      const sceneTarget = `member ${target}`;
      const { viewer, memberId } = await sceneFor(
        row.prepareForMember ? `${name}: ${sceneTarget}` : sceneTarget,
        sceneTarget,
        expected,
      );
      const preparedId = (await row.prepareForMember?.(memberId)) ?? 0;
      await expectOutcome(target, expected, () => row.onMember(viewer, memberId, preparedId));
    }
  });
});

const turnOf = (name: string, role: Role) =>
  [...all, ...further].findIndex((each) => each.name === name) + roles.indexOf(role);

/** An act that is done writes one entry; any other outcome writes nothing. */
async function expectOutcome(target: string, expected: string | undefined, act: () => Promise<string>) {
  const before = await countWrites();
  expect(await act(), target).toBe(expected);
  const after = await countWrites();
  expect(after.entries - before.entries, target).toBe(expected === "done" ? 1 : 0);
  if (expected !== "done") expect(after.rows, target).toBe(before.rows);
}

async function makeScene(role: Role, state: string, target: string) {
  const actor = await makeMember();
  const memberTarget = target.startsWith("member ") ? target.slice("member ".length) : null;
  const post = memberTarget === null ? await makePostTarget(actor, target) : { id: 0, version: 0 };
  const viewer = await change(actor, role, state);
  return { viewer, post, memberId: memberTarget === null ? 0 : await makeMemberTarget(viewer, memberTarget) };
}

function isAllowed(from: Role, role: Role, state: string): boolean {
  return state === "active" && roles.indexOf(role) >= roles.indexOf(from);
}

/** Gives the member a role and a block, which the viewer knows of or not; in the database, as nobody may block an admin. */
async function change(member: Viewer, role: Role, state: string): Promise<Viewer> {
  if (state !== "active") await block(member);
  await db.update(members).set({ role }).where(eq(members.id, member.id));
  return { ...member, role, blocked: state === "blocked" };
}

async function makePostTarget(actor: Viewer, target: string) {
  if (target === "missing") return { id: 999_999, version: 0 };
  const author = target.startsWith("own") ? actor : await makeMember();
  const hidden = target.endsWith("hidden");
  const { id } = await makePost({ author, hidden, deleted: target === "deleted" });
  if (target.endsWith("reported")) await makeReport({ id });
  if (target.endsWith("blocked")) await block(author);
  return { id, version: (await findCaseRow(id))?.version ?? 0 };
}

async function makeMemberTarget(actor: Viewer, target: string): Promise<number> {
  if (target === "self") return actor.id;
  if (target === "missing") return 999_999;
  const member = await makeMember();
  if (target === "erased") await db.update(members).set({ erasedAt: now }).where(eq(members.id, member.id));
  else
    await change(
      member,
      target.replace("blocked ", "") as Role,
      target.startsWith("blocked") ? "blocked" : "active",
    );
  return member.id;
}
