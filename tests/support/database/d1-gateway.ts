import { compatibilityDate } from "../app/app-worker";
import { keepAliveRequest } from "../app/raw-request";

/** A Worker, beside others of a Miniflare, through which tests reach the databases with these ids. */
export function gatewayWorker(databases: string[]) {
  return {
    config: {
      name: "d1-gateway",
      compatibilityDate,
      manifest: {
        mainModule: "d1-gateway.js",
        modules: { "d1-gateway.js": { type: "esm" as const, contents: gateway } },
      },
      env: Object.fromEntries(databases.map((id) => [id, { type: "d1" as const, id }])),
    },
    dev: { unsafeDirectSockets: [{ port: 0 }] },
  };
}

// Miniflare's own proxy makes a blocking call for each prepare and bind; this takes one request for each call to D1.
const gateway = `export default {
  async fetch(request, env) {
    const { database, method, statements } = await request.json();
    const DB = env[database];
    try {
      const bound = statements.map(({ query, values }) => DB.prepare(query).bind(...values));
      return Response.json({ result: method === "batch" ? await DB.batch(bound) : await bound[0][method]() });
    } catch (error) {
      return Response.json({ error: error.message });
    }
  },
}`;

type Statement = { query: string; values: unknown[] };

/** A database as the app has it, through the gateway at this address. */
export function openD1(gatewayUrl: URL, database: string): D1Database {
  async function send(method: string, statements: Statement[]) {
    const body = JSON.stringify({ database, method, statements });
    const { text } = await keepAliveRequest(gatewayUrl, { method: "POST", path: "/", body });
    const { result, error } = JSON.parse(text) as { result: never; error?: string };
    if (error !== undefined) throw new Error(error);
    return result;
  }
  const prepare = (query: string, values: unknown[] = []): unknown => ({
    query,
    values,
    bind: (...bound: unknown[]) => prepare(query, bound),
    run: () => send("run", [{ query, values }]),
    all: () => send("all", [{ query, values }]),
    raw: () => send("raw", [{ query, values }]),
    first: () => send("first", [{ query, values }]),
  });
  const d1 = {
    prepare: (query: string) => prepare(query),
    batch: (statements: Statement[]) =>
      send(
        "batch",
        statements.map(({ query, values }) => ({ query, values })),
      ),
  };
  return d1 as unknown as D1Database;
}
