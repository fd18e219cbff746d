/** A round trip to D1: whether it is a batch, how many statements it carries, and the sending itself. */
export type Trip = { batch: boolean; statements: number; send: () => Promise<unknown> };

/** A D1 that hands each trip to `onTrip`, which may count or delay it, or let it fail before or after the commit. */
export function withTrips(d1: D1Database, onTrip: (trip: Trip) => Promise<unknown>): D1Database {
  const wrap = (statement: D1PreparedStatement): unknown => ({
    inner: statement,
    bind: (...values: unknown[]) => wrap(statement.bind(...values)),
    run: () => onTrip({ batch: false, statements: 1, send: () => statement.run() }),
    all: () => onTrip({ batch: false, statements: 1, send: () => statement.all() }),
    raw: () => onTrip({ batch: false, statements: 1, send: () => statement.raw() }),
  });
  const wrapped = {
    prepare: (query: string) => wrap(d1.prepare(query)),
    batch: (statements: { inner: D1PreparedStatement }[]) =>
      onTrip({
        batch: true,
        statements: statements.length,
        send: () => d1.batch(statements.map(({ inner }) => inner)),
      }),
  };
  return wrapped as unknown as D1Database;
}

type Fault = { trip: number; moment: "before" | "after"; whenKept?: () => Promise<void> };

/** Loses the connection once, at one trip (from 0), before D1 got it or after D1 committed it. */
export function losingOnce(d1: D1Database, { trip, moment, whenKept }: Fault) {
  let trips = 0;
  const losing = withTrips(d1, async ({ send }) => {
    const isThis = trips++ === trip;
    if (isThis && moment === "before") throw new Error("D1_ERROR: Network connection lost.");
    const result = await send();
    if (!isThis) return result;
    await whenKept?.();
    throw new Error("D1_ERROR: Network connection lost.");
  });
  return { losing, trips: () => trips };
}

/** Does `meanwhile` after everything was read, just before the first batch is sent. */
export function withMeanwhile(d1: D1Database, meanwhile: () => Promise<unknown>): D1Database {
  let pending = true;
  return withTrips(d1, async ({ batch, send }) => {
    if (pending && batch) {
      pending = false;
      await meanwhile();
    }
    return send();
  });
}
