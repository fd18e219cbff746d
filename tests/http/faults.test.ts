import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { createProbe, type Fault } from "../support/app/d1-probe";
import { startWorker, type Worker } from "../support/app/worker";

const probe = createProbe();
let worker: Worker;
let moderator: Viewer;

beforeAll(async () => {
  worker = await startWorker({ probe });
  moderator = await worker.makeMember({ role: "moderator" });
});

const lost = "Network connection lost.";
const overloaded = "D1 DB is overloaded. Requests queued for too long.";
const faults: [string, Fault][] = [
  ["fails transiently before it executes the call", { message: lost, when: "before" }],
  ["loses the result of a call that it executed", { message: lost, when: "after" }],
  ["is overloaded", { message: overloaded, when: "before" }],
  ["executes the call, but reports that it is overloaded", { message: overloaded, when: "after" }],
];

type Subject = { author: Viewer; reader: Viewer; postId: number };
type Act = {
  /** Sends the form; the same one each time for the same subject. */
  send: (subject: Subject) => Promise<Response>;
  /** How often the act has been done according to the state: 0 or 1. */
  state: (subject: Subject) => Promise<number>;
  kind: (typeof log.$inferSelect)["kind"];
};

const grounds = { reason: "spam", note: "", version: "0" };
const acts: Record<string, Act> = {
  post: {
    send: ({ author, postId }) =>
      worker.fetch("/posts/new", { as: author, form: { body: "Once only", key: `form-of-${postId}` } }),
    state: async ({ author }) => {
      const rows = await worker.db.select().from(posts).where(eq(posts.authorId, author.id));
      return rows.filter(({ body }) => body === "Once only").length;
    },
    kind: "post.created",
  },
  delete: {
    send: ({ author, postId }) => worker.fetch(`/posts/${postId}/delete`, { as: author, form: {} }),
    state: async ({ postId }) => ((await worker.findPostRow(postId))?.deletedAt ? 1 : 0),
    kind: "post.deleted",
  },
  report: {
    send: ({ reader, postId }) =>
      worker.fetch(`/posts/${postId}/report`, { as: reader, form: { reason: "spam", note: "Look" } }),
    state: async ({ postId }) => {
      const found = await worker.db.select().from(reports).where(eq(reports.postId, postId));
      const [counted] = await worker.db.select().from(cases).where(eq(cases.postId, postId));
      expect([counted?.reports ?? 0, counted?.reasons.spam ?? 0]).toEqual([found.length, found.length]);
      return found.length;
    },
    kind: "post.reported",
  },
  hide: {
    send: ({ postId }) => worker.fetch(`/moderation/posts/${postId}/hide`, { as: moderator, form: grounds }),
    state: async ({ postId }) => {
      const [found] = await worker.db.select().from(cases).where(eq(cases.postId, postId));
      const row = await worker.findPostRow(postId);
      expect(row?.hiddenEntryId ?? null).toBe(found?.decidedEntryId ?? null);
      // A decision raises the version by one, however often it was sent.
      return found?.version ?? 0;
    },
    kind: "post.hidden",
  },
  block: {
    send: ({ author }) =>
      worker.fetch(`/moderation/users/${author.id}/block`, {
        as: moderator,
        form: { ...grounds, duration: "7d" },
      }),
    state: async ({ author, postId }) => {
      const [found] = await worker.db.select().from(members).where(eq(members.id, author.id));
      const row = await worker.findPostRow(postId);
      expect(row?.blockEntryId ?? null).toBe(found?.blockEntryId ?? null);
      return found?.blockedUntil ? 1 : 0;
    },
    kind: "user.blocked",
  },
};

async function makeSubject(): Promise<Subject> {
  const [author, reader] = await Promise.all([worker.makeMember(), worker.makeMember()]);
  const post = await worker.makePost({ author });
  // Signed in beforehand, so that only the calls of the act are counted and failed.
  await Promise.all([author, reader, moderator].map((member) => worker.cookieOf(member)));
  return { author, reader, postId: post.id };
}

/** How many entries of this kind there are about the subject, except the one of its post. */
async function countEntries(kind: Act["kind"], { author, postId }: Subject) {
  const rows = await worker.db.select().from(log).where(eq(log.memberId, author.id));
  return rows.filter((row) => row.kind === kind && !(kind === "post.created" && row.postId === postId))
    .length;
}

async function countCalls(act: Act) {
  const subject = await makeSubject();
  const { calls } = await probe.record(async () => (await act.send(subject)).text());
  return calls.length;
}

describe.each(Object.entries(acts))("while sending a %s", (name, act) => {
  test.each(faults)(
    "and D1 %s, at each call in turn, it is done once or not at all",
    async (_, fault) => {
      const calls = await countCalls(act);
      expect(calls).toBeGreaterThan(1);
      for (let failing = 0; failing < calls; failing++) {
        const at = `${name}, call ${failing} of ${calls}`;
        const subject = await makeSubject();
        probe.failWhen((call) => (call === failing ? fault : null));
        const response = await act.send(subject);
        probe.stopFailing();
        await response.text();

        const [state, entries] = [await act.state(subject), await countEntries(act.kind, subject)];
        expect([at, state]).toEqual([at, entries]);
        expect([at, entries > 1]).toEqual([at, false]);
        if (fault.message === lost) {
          expect([at, response.status]).toEqual([at, 303]);
          expect([at, entries]).toEqual([at, 1]);
        } else {
          expect([at, response.status]).toEqual([at, 503]);
          expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
        }

        // As a member would, sends the same form again.
        const again = await act.send(subject);
        expect([at, again.status]).toEqual([at, expect.toBeOneOf([303, 403, 404, 409])]);
        expect([at, await act.state(subject), await countEntries(act.kind, subject)]).toEqual([at, 1, 1]);
      }
    },
    60_000,
  );
});

describe("while D1 does not answer at all", () => {
  let reader: Viewer;
  beforeAll(async () => {
    ({ reader } = await makeSubject());
  });

  test.each([lost, overloaded])("(%s) pages say so, and recover by themselves", async (message) => {
    probe.failWhen(() => ({ message, when: "before" }));
    const down = await worker.fetch("/");
    expect(down.status).toBe(503);
    expect(down.headers.get("Retry-After")).toMatch(/^\d+$/);
    expect(await down.text()).toContain("Plaza can&#x27;t reach its database");
    expect((await worker.fetch("/", { as: reader })).status).toBe(503);
    expect((await worker.fetch("/healthz")).status).toBe(503);
    probe.stopFailing();
    expect((await worker.fetch("/")).status).toBe(200);
    expect((await worker.fetch("/", { as: reader })).status).toBe(200);
    expect(await (await worker.fetch("/healthz")).text()).toBe("ok");
  });

  test("a form is not told that nothing was changed, which nobody knows; what was only read is", async () => {
    for (const when of ["before", "after"] as const) {
      probe.failWhen(() => ({ message: overloaded, when }));
      const form = { body: "Sent into the dark", key: crypto.randomUUID() };
      const sent = await worker.fetch("/posts/new", { as: reader, form });
      const read = await worker.fetch("/", { as: reader });
      probe.stopFailing();
      expect([sent.status, read.status]).toEqual([503, 503]);
      const text = await sent.text();
      expect(text).toContain("We may not have saved it.");
      expect(text).not.toContain("Nothing was changed");
      // An error page has no form: what sends it again is to load it again.
      expect(text).toContain("Reload this page in a moment to send it again; sending it twice is safe.");
      expect(await read.text()).not.toContain("may not have saved");
    }
  });

  test("the session cookie is not removed", async () => {
    probe.failWhen(() => ({ message: overloaded, when: "before" }));
    const response = await worker.fetch("/", { as: reader });
    probe.stopFailing();
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

test("a transient error is retried twice, an overload not at all", async () => {
  const tries = async (message: string) => {
    probe.failWhen(() => ({ message, when: "before" }));
    await worker.fetch("/");
    probe.stopFailing();
    return probe.calls().length;
  };
  expect(await tries(lost)).toBe(3);
  expect(await tries("storage caused object to be reset")).toBe(3);
  expect(await tries(overloaded)).toBe(1);
});
