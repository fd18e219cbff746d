/** A round trip to D1: whether it is a batch, how many statements it carries, and what sends it. */
export type Call = { batch: boolean; statements: number; send: () => Promise<unknown> };

/** A D1 that hands each call to `onCall`, which may count or delay it, or fail before or after sending it. */
export function interceptCalls(d1: D1Database, onCall: (call: Call) => Promise<unknown>): D1Database {
  const wrap = (statement: D1PreparedStatement): unknown => ({
    inner: statement,
    bind: (...values: unknown[]) => wrap(statement.bind(...values)),
    run: () => onCall({ batch: false, statements: 1, send: () => statement.run() }),
    all: () => onCall({ batch: false, statements: 1, send: () => statement.all() }),
    raw: () => onCall({ batch: false, statements: 1, send: () => statement.raw() }),
  });
  const wrapped = {
    prepare: (query: string) => wrap(d1.prepare(query)),
    batch: (statements: { inner: D1PreparedStatement }[]) =>
      onCall({
        batch: true,
        statements: statements.length,
        send: () => d1.batch(statements.map(({ inner }) => inner)),
      }),
  };
  return wrapped as unknown as D1Database;
}

type Fault = { call: number; moment: "before" | "after"; afterCommit?: () => Promise<void> };

/** A D1 whose connection is lost once, at one call (from 0): before D1 received it, or after D1 committed it. */
export function loseConnectionOnce(d1: D1Database, { call, moment, afterCommit }: Fault) {
  let calls = 0;
  const flakyD1 = interceptCalls(d1, async ({ send }) => {
    const isFaulty = calls++ === call;
    if (isFaulty && moment === "before") throw new Error("D1_ERROR: Network connection lost.");
    const result = await send();
    if (!isFaulty) return result;
    await afterCommit?.();
    throw new Error("D1_ERROR: Network connection lost.");
  });
  return { flakyD1, calls: () => calls };
}

/** A D1 that runs `interrupt` when everything has been read, just before it sends the first batch. */
export function beforeFirstBatch(d1: D1Database, interrupt: () => Promise<unknown>): D1Database {
  let pending = true;
  return interceptCalls(d1, async ({ batch, send }) => {
    if (pending && batch) {
      pending = false;
      await interrupt();
    }
    return send();
  });
}
