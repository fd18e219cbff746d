import { beforeAll, describe, expect, test } from "vitest";
import { type Role, roles } from "~/db/vocabulary";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import { confidentialKinds } from "~/log/kinds";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day, hour } from "~/time/units";
import {
  addNote,
  blockMember,
  claimCase,
  deletePost,
  dismissCase,
  hidePost,
  ignoreReports,
  overturnAppeal,
  releaseCase,
  sendAppeal,
  undoAct,
  warnAuthor,
  withdrawReport,
} from "../support/acts/acts";
import { dataAddress, fillPattern, listActions, listPages } from "../support/app/addresses";
import { startWorker, type Worker } from "../support/app/worker";
import { catchUp, grounds, makeTown, type Scene, type Town } from "../support/confidential/town";
import { findDifferences, type Requested } from "../support/confidential/whole-answer";
import { sampleOrAll } from "../support/proofs";

type Thing = {
  /** The post that it is about, where that is not the subject's `own`. */
  about?: (scene: Scene) => { id: number };
  /** What is kept from the subject: done in one of the two databases. */
  confidential: (scene: Scene) => Promise<unknown>;
  /** What is done in both then, one after the other. */
  after?: ((scene: Scene) => Promise<unknown>)[];
  /** What the subject sends then, besides what is sent in every case. */
  forms?: (scene: Scene) => Requested[];
  /** The statement of reasons says whether reports led to a decision, and nothing else does. */
  inStatement?: true;
};

const decide = ({ id: postId }: { id: number }, version = 0) => ({ postId, version, ...grounds });

const things: Record<string, Thing> = {
  "notes about them": {
    confidential: async ({ db, colleague, admin, subject, tick }) => {
      for (const [by, note] of [
        [colleague, "One"],
        [admin, "Two"],
        [admin, "Three"],
      ] as const)
        expect(await addNote(db, by, { memberId: subject.id, note }, tick())).toBe("done");
    },
  },
  "that their reports are ignored": {
    confidential: ({ db, admin, subject, tick }) =>
      ignoreReports(db, admin, { memberId: subject.id, ignore: true, ...grounds }, tick()),
  },
  "that their reports were ignored for a while": {
    confidential: async ({ db, admin, subject, tick }) => {
      for (const ignore of [true, false])
        await ignoreReports(db, admin, { memberId: subject.id, ignore, ...grounds }, tick());
    },
  },
  "that their reports are ignored, also while they report": {
    confidential: ({ db, admin, subject, tick }) =>
      ignoreReports(db, admin, { memberId: subject.id, ignore: true, ...grounds }, tick()),
    after: [
      async ({ db, colleague, subject, reporter, report, another, tick }) => {
        await report(subject, another);
        await report(reporter, another);
        expect(await dismissCase(db, colleague, decide(another), tick())).toBe("done");
      },
      async ({ db, colleague, subject, report, unseen, tick }) => {
        await report(subject, unseen);
        expect(await hidePost(db, colleague, decide(unseen), tick())).toBe("done");
      },
    ],
    // More than 24 hours later: the same reason, another one, and that one again. Then a report that they take back.
    forms: ({ another, alone }) => {
      const report = ({ id }: { id: number }, reason: string) => ({
        path: `/posts/${id}/report`,
        form: { reason, note: "" },
      });
      return [
        report(another, "spam"),
        report(another, "hate"),
        report(another, "hate"),
        report(alone, "spam"),
        { path: `/posts/${alone.id}/withdraw`, form: {} },
        report(alone, "spam"),
      ];
    },
  },
  "an open report on their post, and who looks at it": {
    confidential: async ({ db, colleague, reporter, report, own, tick }) => {
      await report(reporter, own, "A note");
      expect(await claimCase(db, colleague, { postId: own.id }, tick())).toBe("done");
    },
  },
  "a claim that was given up": {
    confidential: async ({ db, colleague, reporter, report, own, tick }) => {
      await report(reporter, own);
      await claimCase(db, colleague, { postId: own.id }, tick());
      expect(await releaseCase(db, colleague, { postId: own.id }, tick())).toBe("done");
    },
  },
  "an open report on a post that they delete": {
    about: ({ gone }) => gone,
    confidential: ({ reporter, report, gone }) => report(reporter, gone),
    after: [
      // So long ago that the text is erased now. That of a post with an open case is kept for longer.
      ({ db, subject, gone, tick }) => deletePost(db, subject, { postId: gone.id }, tick() - 31 * day),
      ({ db, tick }) => eraseDeletedPosts(db, tick(0)),
    ],
  },
  "a report on a post that they deleted, and its dismissal": {
    about: ({ gone }) => gone,
    confidential: ({ reporter, report, gone }) => report(reporter, gone),
    after: [
      ({ db, subject, gone, tick }) => deletePost(db, subject, { postId: gone.id }, tick()),
      // In the other database there is nothing to dismiss.
      ({ db, colleague, gone, tick }) => dismissCase(db, colleague, decide(gone), tick()),
      ({ db, subject, gone, tick }) => deletePost(db, subject, { postId: gone.id }, tick()),
    ],
  },
  "a report that was dismissed": {
    confidential: async ({ db, colleague, reporter, report, own, tick }) => {
      await report(reporter, own);
      expect(await dismissCase(db, colleague, decide(own), tick())).toBe("done");
    },
  },
  "a dismissal that was undone": {
    confidential: async ({ db, admin, colleague, reporter, report, own, tick, worker }) => {
      await report(reporter, own);
      await dismissCase(db, colleague, decide(own), tick());
      expect(await undoAct(db, admin, { entryId: await worker.newestEntry() }, tick())).toBe("done");
    },
  },
  "a report after a dismissal": {
    confidential: async ({ db, colleague, reporter, other, report, own, tick }) => {
      await report(reporter, own);
      await dismissCase(db, colleague, decide(own), tick());
      tick(day);
      await report(other, own);
    },
  },
  "a report that was withdrawn": {
    confidential: async ({ db, reporter, report, own, tick }) => {
      await report(reporter, own);
      expect(await withdrawReport(db, reporter, { postId: own.id }, tick())).toBe("done");
    },
  },
  "that it was reports which led to hiding their post, against which they appeal": {
    inStatement: true,
    confidential: ({ reporter, report, own }) => report(reporter, own),
    after: [
      ({ db, colleague, own, tick }) => hidePost(db, colleague, decide(own), tick()),
      async ({ db, subject, tick, worker }) => {
        const act = { entryId: await worker.newestEntry(), body: "Look again" };
        expect(await sendAppeal(db, subject, act, tick())).toBe("done");
      },
    ],
  },
  "that it was reports which led to hiding their post, which an appeal brings back": {
    inStatement: true,
    confidential: ({ reporter, report, own }) => report(reporter, own),
    after: [
      ({ db, colleague, own, tick }) => hidePost(db, colleague, decide(own), tick()),
      async ({ db, admin, tick, worker }) => {
        const { id: appealId } = await worker.makeAppeal(await worker.newestEntry(), { at: tick() });
        expect(await overturnAppeal(db, admin, { appealId, note: "A reply" }, tick())).toBe("done");
      },
    ],
  },
  "an open report on their post, whose case a block closes and its end reopens": {
    confidential: ({ reporter, report, own }) => report(reporter, own),
    // Nobody can block an admin: that is refused in both.
    after: [
      ({ db, admin, subject, tick }) =>
        blockMember(db, admin, { memberId: subject.id, duration: "1d", ...grounds }, tick()),
      ({ db, tick }) => endExpiredBlocks(db, tick(day + 1)),
    ],
  },
  "that it was reports which led to a warning about their post, against which they appeal, and which was undone":
    {
      inStatement: true,
      confidential: ({ reporter, report, own }) => report(reporter, own),
      after: [
        ({ db, colleague, own, tick }) => warnAuthor(db, colleague, decide(own), tick()),
        async ({ db, subject, tick, worker }) => {
          const act = { entryId: await worker.newestEntry(), body: "Look again" };
          expect(await sendAppeal(db, subject, act, tick())).toBe("done");
        },
        async ({ db, admin, tick, worker }) =>
          expect(await undoAct(db, admin, { entryId: (await worker.newestEntry()) - 1 }, tick())).toBe(
            "done",
          ),
      ],
    },
  "that a hiding which was undone had answered reports": {
    inStatement: true,
    confidential: ({ reporter, report, own }) => report(reporter, own),
    after: [
      ({ db, colleague, own, tick }) => hidePost(db, colleague, decide(own), tick()),
      async ({ db, admin, tick, worker }) =>
        expect(await undoAct(db, admin, { entryId: await worker.newestEntry() }, tick())).toBe("done"),
    ],
  },
};

const noIds = { post: 0, member: 0, entry: 0, session: 0, appeal: 0 };
const statements = "/decisions/:entryId";
const pages = (await listPages()).filter((pattern) => pattern !== statements);
/** But for those that log the subject out. */
const actions = (await listActions()).filter((pattern) => !/^\/auth\/logout|\/end$/.test(pattern));

/** Every address of the app, with ids of what is the subject's own and of what is others', and every filter. */
function listReads(town: Town, posts: { id: number }[], entries: number[]): Requested[] {
  const { subject, reporter, colleague, admin, author, quiet, open } = town;
  const members = [subject, reporter, colleague, author];
  const ids = [quiet, open, ...posts].map((post, index) => ({
    post: post.id,
    member: (members[index] ?? author).id,
    entry: entries[index] ?? 1,
    session: 1,
    appeal: 1 + (index % 2),
  }));
  const every = new Set(ids.flatMap((each) => pages.map((pattern) => fillPattern(pattern, each))));
  const on = new Date().toISOString().slice(0, 10);
  const then = new Date(Date.now() - 2 * day).toISOString().slice(0, 10);
  const log = [
    `person=${subject.id}`,
    `actor=${colleague.id}`,
    `actor=${colleague.id}&person=${subject.id}`,
    `actor=${admin.id}`,
    `since=${on}&until=${on}`,
    `since=${then}&until=${then}`,
    `person=${subject.id}&since=${then}`,
    `before=${Date.now()}.1`,
    ...posts.flatMap(({ id }) => [`post=${id}`, `post=${id}&actor=${colleague.id}`]),
    ...[...confidentialKinds, "act.undone", "post.hidden", "post.warned"].flatMap((kind) => [
      `kind=${kind}`,
      `kind=${kind}&person=${subject.id}`,
      `kind=${kind}&actor=${colleague.id}`,
    ]),
    ...entries.map((entry) => `entry=${entry}`),
  ].map((query) => `/moderation/log?${query}`);
  // Of these the data alone, which is all that the page is made of, at a third of the time.
  const filtered = [
    ...entries.map((entry) => `/appeals/${entry}`),
    ...log,
    ...["open", "decided"].flatMap((state) =>
      ["", "&sort=most-reported", "&reason=spam", "&reason=spam&sort=most-reported", "&claimed=me"].map(
        (query) => `/moderation?state=${state}${query}`,
      ),
    ),
    ...["hidden", "all"].flatMap((state) =>
      ["", `&author=${subject.id}`, `&before=${open.id}`].map(
        (query) => `/moderation/posts?state=${state}${query}`,
      ),
    ),
    "/moderation/appeals?state=decided",
    ...["7", "90"].map((period) => `/admin?days=${period}`),
    `/transparency?before=${Date.now()}.1`,
    ...["visible", "hidden"].map((state) => `/moderation/users/${subject.id}?posts=${state}`),
  ];
  return [...every, ...[...every, ...filtered].map(dataAddress)].map((path) => ({ path }));
}

/** Verdicts on several cases at once, of which each answer tells what became of each. */
function listBulkForms(posts: { id: number }[]): Requested[] {
  const form = { ...grounds, verdict: "dismiss" };
  return posts.flatMap(({ id }) =>
    [0, 1].map((version) => ({ path: "/moderation/bulk", form: { ...form, case: `${id}:${version}` } })),
  );
}

/** Every act, with what would make it succeed elsewhere, on the subject's own posts, on themselves, and on entries. */
function listForms({ subject }: Town, posts: { id: number }[], entries: number[]): Requested[] {
  const form = { ...grounds, version: "1", duration: "1d", role: "member", ignore: "yes", body: "Words" };
  const patterns = actions.filter((pattern) => pattern.includes(":") && !pattern.endsWith("/delete"));
  const paths = entries.flatMap((entry, index) =>
    patterns.map((pattern) =>
      fillPattern(pattern, {
        post: posts[index]?.id ?? 1,
        member: subject.id,
        entry,
        session: 1,
        appeal: 1 + (index % 2),
      }),
    ),
  );
  return [...new Set(paths)].map((path) => ({ path, form }));
}

/** A sample tries each thing with one of the roles. */
const kept = roles.map((role, turn): [Role, Thing[]] => {
  const all = Object.values(things);
  return [role, sampleOrAll({ sample: all.filter((_, index) => index % roles.length === turn), all })];
});

describe.each(kept)("what is kept from a subject who is %s", (role, those) => {
  let workers: [Worker, Worker];
  beforeAll(async () => {
    workers = await Promise.all([startWorker(), startWorker()]);
  });

  // All things at once: each is about posts of its own, and there are more entries than a page of the log has.
  test("changes no byte of any answer to them", async () => {
    // Far enough in the past that pages tell the time in days.
    const start = Date.now() - 3 * day - hour / 2;
    const [with_, without] = [
      await makeTown(workers[0], role, start),
      await makeTown(workers[1], role, start),
    ] as const;
    const first = await with_.worker.newestEntry();
    const decisions: number[] = [];
    const posts: { id: number }[] = [];
    const forms: Requested[] = [];
    for (const thing of those) {
      const scene = { ...with_, ...(await with_.makeScene()) };
      const other = { ...without, ...(await without.makeScene()) };
      posts.push(thing.about?.(scene) ?? scene.own);
      const before = await with_.worker.newestEntry();
      await thing.confidential(scene);
      await catchUp(without, with_);
      for (const act of thing.after ?? []) {
        await act(scene);
        await act(other);
        await catchUp(without, with_);
      }
      forms.push(...(thing.forms?.(scene) ?? []));
      if (!thing.inStatement)
        for (let entry = await with_.worker.newestEntry(); entry > before; entry--) decisions.push(entry);
    }
    const newest = await with_.worker.newestEntry();
    const entries = Array.from({ length: newest - first + 1 }, (_, index) => first + 1 + index);

    const reads = [
      ...listReads(with_, posts, entries),
      ...decisions.map((entry) => ({ path: dataAddress(fillPattern(statements, { ...noIds, entry })) })),
    ];
    const sent = [...forms, ...listForms(with_, posts, entries), ...listBulkForms(posts)];
    // Deleting comes last: nothing else could be said of a post then.
    const deleted = posts.map(({ id }) => ({ path: `/posts/${id}/delete`, form: {} }));
    // Then the data once more, without that of single entries.
    const again = reads.filter(
      ({ path }) => /\.data/.test(path) && !/entry=|^\/(appeals|decisions)/.test(path),
    );
    const requests = [...reads, ...sent, ...deleted, ...again];
    expect(await findDifferences(workers, with_.subject, requests)).toEqual([]);
  });
});
