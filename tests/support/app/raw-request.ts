import { Agent, request as send } from "node:http";

type Raw = {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  /** Sent one after the other without a length, as `Transfer-Encoding: chunked`. */
  chunks?: Buffer[];
};
export type RawAnswer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Names and values in turn, as they came. */
  rawHeaders: string[];
  text: string;
};

const kept = new Agent({ keepAlive: true });

/** A request byte by byte as it stands here, on a connection of its own: `fetch` would refuse some methods and headers. */
export function rawRequest(origin: URL, raw: Raw): Promise<RawAnswer> {
  return sendOver(false, origin, raw);
}

/** On a connection that is kept; what met it just as it was closed for lying idle is sent again. */
export function keptRequest(origin: URL, raw: Raw): Promise<RawAnswer> {
  return sendOver(kept, origin, raw);
}

function sendOver(agent: Agent | false, origin: URL, raw: Raw): Promise<RawAnswer> {
  const { method = "GET", path, headers, body, chunks } = raw;
  return new Promise<RawAnswer>((resolve, reject) => {
    let answered = false;
    const sent = send(
      {
        hostname: origin.hostname,
        port: origin.port,
        method,
        path,
        headers: { Host: "localhost:8787", ...headers },
        agent,
      },
      (response) => {
        answered = true;
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            rawHeaders: response.rawHeaders,
            text: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    sent.on("error", (error) => {
      // A server that has answered may close while the rest of a body is still being sent.
      if (answered) return;
      if (sent.reusedSocket) resolve(sendOver(agent, origin, raw));
      else reject(error);
    });
    for (const chunk of chunks ?? []) sent.write(chunk);
    sent.end(body);
  });
}
