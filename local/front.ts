import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type RequestOptions,
  type Server,
} from "node:http";
import { buffer } from "node:stream/consumers";
import { listen } from "./ports";

const attempts = 5;

/**
 * Listens on a port of 127.0.0.1 and hands each request to `wrangler dev` behind it. Wrangler answers 503 for a POST that
 * met its connection to the Worker just as that was closed for being idle, and while it reloads the Worker
 * (https://github.com/cloudflare/workers-sdk/issues/14641). Here it is sent again: a form of Plaza sent twice is one act.
 */
export function startFront({ port, behind }: { port: number; behind: number }): Promise<Server> {
  const server = createServer((asked, answer) => {
    // Whoever left in the middle of an answer needs no more of it.
    answer.on("error", () => {});
    forward(asked, behind).then(
      (given) => {
        answer.writeHead(given.statusCode!, endToEnd(given.headers));
        // Read to its end also where nobody listens any more; wrangler reports what it cannot deliver.
        given.on("data", (chunk) => answer.write(chunk)).on("end", () => answer.end());
        given.on("error", () => answer.destroy());
      },
      () => answer.writeHead(502, { "Content-Type": "text/plain" }).end("wrangler does not answer.\n"),
    );
  });
  // Longer than anybody else's, so that this side is never the one that closes while a request is on its way.
  server.keepAliveTimeout = 120_000;
  return listen(server, port);
}

async function forward(asked: IncomingMessage, port: number): Promise<IncomingMessage> {
  const body = await buffer(asked);
  const options = { port, method: asked.method, path: asked.url, headers: endToEnd(asked.headers) };
  for (let attempt = 1; ; attempt++) {
    const given = await send(options, body);
    if (attempt === attempts || !isWranglers503(given)) return given;
    given.resume();
  }
}

/** Without those that are about one connection. */
function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const ofConnection = ["connection", "keep-alive", "transfer-encoding", "expect"];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.includes(name)));
}

/** Plaza's own 503 asks for longer, or for nothing. */
const isWranglers503 = ({ statusCode, headers }: IncomingMessage) =>
  statusCode === 503 && headers["retry-after"] === "0";

/** Each request has a connection of its own: none can be closed under it. */
function send(options: RequestOptions, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", agent: false, ...options }, resolve);
    sent.on("error", reject);
    sent.end(body);
  });
}
