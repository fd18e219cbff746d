import { request as send } from "node:http";
import type { Miniflare } from "miniflare";

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
  text: string;
};

/** A request byte by byte as it stands here: `fetch` would refuse some methods and headers. */
export async function rawRequest(miniflare: Miniflare, { method = "GET", path, headers, body, chunks }: Raw) {
  const { hostname, port } = await miniflare.ready;
  return new Promise<RawAnswer>((resolve, reject) => {
    const request = send(
      { hostname, port, method, path, headers: { Host: "localhost:8787", ...headers }, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
          }),
        );
      },
    );
    // A server that has answered may close while the rest of a body is still being sent.
    request.on("error", (error) => request.destroyed || reject(error));
    for (const chunk of chunks ?? []) request.write(chunk);
    request.end(body);
  });
}
