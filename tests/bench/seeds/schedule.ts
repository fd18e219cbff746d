import { bisector } from "d3-array";

type Event = { at: number; run: (at: number) => Promise<unknown> };
const byTime = bisector<Event, number>(({ at }) => at);

/** What is still to come, in the order of time. */
export function createSchedule() {
  const pending: Event[] = [];
  return {
    add(at: number, run: Event["run"]) {
      pending.splice(byTime.right(pending, at), 0, { at, run });
    },
    async runUntil(at: number) {
      for (let next = pending[0]; next && next.at <= at; next = pending[0]) {
        pending.shift();
        await next.run(next.at);
      }
    },
  };
}
