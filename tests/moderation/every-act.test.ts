import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { rolesWith } from "~/accounts/permissions";
import { isDatabaseUnavailable, openDatabase } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { logKinds } from "~/db/vocabulary";
import { kinds } from "~/log/kinds";
import { minute } from "~/time/units";
import { everyAct } from "../support/acts/every-act";
import { startDatabase } from "../support/database/database";
import { interceptCalls, loseConnectionOnce } from "../support/database/counts/intercept-calls";
import { makersFor } from "../support/database/makers";
import { installWriteCounter } from "../support/database/counts/write-counter";

const { db, d1 } = await startDatabase();
const makers = makersFor(db, { membersAtOnce: 25 });
const countWrites = await installWriteCounter(d1);
const now = Date.now();

const newestEntry = async () =>
  (await d1.prepare("select max(id) as id from log").first<{ id: number }>())?.id ?? 0;
const entriesSince = (id: number) => d1.prepare("select kind, actor_id from log where id > ?").bind(id).all();

test("an entry of each kind is made by an act that is tested here", () => {
  const tested = new Set(Object.values(everyAct(db, makers)).map(({ kind }) => kind));
  expect(logKinds.filter((kind) => !tested.has(kind))).toEqual([]);
});

describe.each(Object.entries(everyAct(db, makers)))(
  "%s",
  (_, { permission, kind, changes, repeatOutcomes, prepare }) => {
    test("is done with one entry that names the actor", async () => {
      const { actor, act } = await prepare();
      const before = await newestEntry();
      expect(await act(db, actor, now)).toBe("done");
      expect((await entriesSince(before)).results).toEqual([{ kind, actor_id: actor.id }]);
    });

    test("has a reason in its entry exactly where its kind wants one", async () => {
      const { actor, act } = await prepare();
      await act(db, actor, now);
      const entry = await d1.prepare("select reason from log order by id desc limit 1").first();
      expect(entry).toEqual({ reason: kinds[kind].wantsReason ? expect.any(String) : null });
    });

    if (repeatOutcomes)
      test("sent 20 times at once, is done once and logged once", async () => {
        const { actor, act } = await prepare();
        const before = await newestEntry();
        const outcomes = await Promise.all(Array.from({ length: 20 }, () => act(db, actor, now)));
        const others = [...outcomes];
        others.splice(outcomes.indexOf("done"), 1);
        expect(outcomes).toContain("done");
        expect(repeatOutcomes).toEqual(expect.arrayContaining([...new Set(others)]));
        expect((await entriesSince(before)).results).toEqual([{ kind, actor_id: actor.id }]);
        // Nor does it change anything a moment later.
        const after = await countWrites();
        expect(["not-found", ...repeatOutcomes]).toContain(await act(db, actor, now + 1));
        if (kind !== "case.claimed") expect(await countWrites()).toEqual(after);
      });

    if (permission)
      test("changes nothing when the actor was blocked meanwhile", async () => {
        const { actor, act } = await prepare();
        await makers.block({ ...actor, role: "member" }, "7d", now).catch(async () => {
          // Nobody outranks an admin, so that the block is written to the database.
          await db
            .update(members)
            .set({ blockedUntil: now + minute, blockEntryId: 1 })
            .where(eq(members.id, actor.id));
        });
        const before = await countWrites();
        expect(["forbidden", "not-found"]).toContain(await act(db, actor, now + 1));
        expect(await countWrites()).toEqual(before);
      });

    test("changes nothing when the actor's account was erased meanwhile", async () => {
      const { actor, act } = await prepare();
      await db.update(members).set({ erasedAt: now }).where(eq(members.id, actor.id));
      const before = await countWrites();
      expect(["forbidden", "over"]).toContain(await act(db, actor, now + 1));
      expect(await countWrites()).toEqual(before);
    });

    if (permission && !rolesWith(permission).includes("member"))
      test("changes nothing when the actor was demoted meanwhile", async () => {
        const { actor, act } = await prepare();
        await db.update(members).set({ role: "member" }).where(eq(members.id, actor.id));
        const before = await countWrites();
        expect(await act(db, actor, now + 1)).toBe("forbidden");
        expect(await countWrites()).toEqual(before);
      });

    test.each(changes)("leaves nothing behind when its change of %s fails", async (table) => {
      const { actor, act } = await prepare();
      const before = await countWrites();
      const events = ["insert", "update", "delete"];
      const fail = `begin select raise(abort, 'broken on purpose'); end`;
      await d1.batch(
        events.map((event) =>
          d1.prepare(`create trigger broken_${event} before ${event} on ${table} ${fail}`),
        ),
      );
      try {
        await expect(act(db, actor, now)).rejects.toThrow();
      } finally {
        await d1.batch(events.map((event) => d1.prepare(`drop trigger broken_${event}`)));
      }
      expect(await countWrites()).toEqual(before);
      expect(await act(db, actor, now)).toBe("done");
    });

    test("is done with one entry whichever call to D1 loses its connection, before or after the commit", async () => {
      let calls = 1;
      for (let call = 0; call < calls; call++) {
        for (const moment of ["before", "after"] as const) {
          const { actor, act } = await prepare();
          const before = await newestEntry();
          let committed = await countWrites();
          const { entries: entriesBefore } = committed;
          const lost = loseConnectionOnce(d1, {
            call,
            moment,
            afterCommit: async () => void (committed = await countWrites()),
          });
          expect(await act(openDatabase(lost.flakyD1), actor, now), `call ${call}, ${moment}`).toBe("done");
          const entries = (await entriesSince(before)).results;
          expect(entries).toEqual([{ kind, actor_id: actor.id }]);
          if (committed.entries > entriesBefore)
            expect(await countWrites(), "after the commit").toEqual(committed);
          calls = lost.calls();
        }
      }
    });

    test("changes nothing and says that the database is unavailable when D1 is overloaded", async () => {
      const { actor, act } = await prepare();
      const before = await countWrites();
      const away = interceptCalls(d1, () => Promise.reject(new Error("D1_ERROR: D1 DB is overloaded.")));
      const error = await act(openDatabase(away), actor, now).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(isDatabaseUnavailable(error)).toBe(true);
      expect(await countWrites()).toEqual(before);
    });
  },
);

test("a violated constraint is not mistaken for an unavailable database", async () => {
  const error = await db
    .insert(log)
    .values({ act: "x", at: now, kind: "nonsense" as never, moderation: true, details: {} })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(isDatabaseUnavailable(error)).toBe(false);
});
