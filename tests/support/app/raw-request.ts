import { Agent, request as send } from "node:http";

type Raw = {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  /** Sent in turn without a length, as `Transfer-Encoding: chunked`. */
  chunks?: Buffer[];
};
export type RawResponse = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Names and values alternating, as received. */
  rawHeaders: string[];
  text: string;
};

const keepAlive = new Agent({ keepAlive: true });

/** A request with exactly these bytes, on its own connection: `fetch` refuses some methods and headers. */
export function rawRequest(origin: URL, raw: Raw): Promise<RawResponse> {
  return sendOver(false, origin, raw);
}

/** On a persistent connection; sent again if the server closed it, being idle, at the same moment. */
export function keepAliveRequest(origin: URL, raw: Raw): Promise<RawResponse> {
  return sendOver(keepAlive, origin, raw);
}

function sendOver(agent: Agent | false, origin: URL, raw: Raw): Promise<RawResponse> {
  const { method = "GET", path, headers, body, chunks } = raw;
  return new Promise<RawResponse>((resolve, reject) => {
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
