import { sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { hour, minute } from "~/time/units";
import { createProbe, type D1Call, sumUpCalls } from "../../../support/app/d1-probe";
import type { RequestOptions } from "../../../support/app/open-app";
import { startWorker } from "../../../support/app/worker";
import { makersFor } from "../../../support/database/makers";

type Options = Omit<NonNullable<Parameters<typeof startWorker>[0]>, "probe">;

export type CountedWorker = Awaited<ReturnType<typeof startCountedWorker>>;

/** The app, with its calls to D1 counted. */
export async function startCountedWorker(options: Options = {}) {
  const probe = createProbe();
  const worker = await startWorker({ ...options, probe });
  const makers = makersFor(worker.db, { membersAtOnce: 20 });
  const rules = await leaveOutRules(() => probe.record(() => worker.fetch("/rules")));

  return {
    ...worker,
    ...makers,
    firstRules: rules.first,
    rulesAsked: rules.asked,
    /** The answer and what it cost D1, as in `Cost`; and how many statements its largest batch has. */
    async count(path: string, options?: RequestOptions) {
      const { result, calls: all } = await probe.record(async () => {
        const response = await worker.fetch(path, options);
        return { status: response.status, text: await response.text() };
      });
      const counted = rules.without(all);
      return {
        ...result,
        cost: describe(counted, result.status),
        rowsRead: sumUpCalls(counted).rowsRead,
        largestBatch: Math.max(0, ...counted.map(({ sql }) => sql.length)),
      };
    },
    ...clockOf(worker.db),
  };
}

/** An isolate asks for the rules once a minute, so that they are a part of now this request, now that. */
async function leaveOutRules(ask: () => Promise<{ calls: D1Call[] }>) {
  const { calls } = await ask();
  const rulesSql = calls[0]?.sql.join();
  const startedAt = Date.now();
  let times = 1;
  return {
    /** What the first request for the rules costs. */
    first: describe(calls),
    asked: () => ({ times, minutes: (Date.now() - startedAt) / minute }),
    without(all: D1Call[]): D1Call[] {
      const others = all.filter(({ sql }) => sql.join() !== rulesSql);
      times += all.length - others.length;
      return others;
    },
  };
}

/** Figures are kept by hour, day and month, and what first falls into one costs more. */
function clockOf(db: Database) {
  return {
    /**
     * Runs `count`, and again if an hour ended meanwhile: the first entry of an hour inserts a row where others change one. The
     * day has begun for the database.
     */
    async withinAnHour<T>(count: () => Promise<T>): Promise<T> {
      for (;;) {
        const started = currentHour();
        await db.run(sql`insert into log (act, at, kind, moderation, details)
          values ('counted ' || random(), ${Date.now()}, 'post.created', 0, '{}')`);
        const counted = await count();
        if (currentHour() === started) return counted;
      }
    },
    /** As if a case had been opened in it. The pages of figures read each hour that has begun. */
    async beginHour(): Promise<void> {
      const period = new Date().toISOString().slice(0, "2026-11-23T08".length);
      await db.run(sql`insert into figures (scale, kind, period, reason, count)
        values ('hour', 'case.open', ${period}, '', 0) on conflict do nothing`);
    },
  };
}

const currentHour = () => Math.floor(Date.now() / hour);

/** As a `Cost`. */
function describe(calls: D1Call[], status = 200): string {
  const { statements, roundTrips, rowsRead, rowsWritten } = sumUpCalls(calls);
  // To another page; the data of a page that leads there answers 202.
  const isRedirect = status === 302 || status === 202;
  return [
    `${isRedirect ? "redirect: " : status === 200 ? "" : `${status}: `}${statements}/${roundTrips}`,
    ...(rowsRead ? [`${rowsRead} read`] : []),
    ...(rowsWritten ? [`${rowsWritten} written`] : []),
  ].join(", ");
}
