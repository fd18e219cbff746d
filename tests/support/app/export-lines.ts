import { request } from "node:http";
import { createInterface } from "node:readline";

/** An export as it arrives: status and headers, then its lines one after the other. */
export async function openExport(url: URL, cookie: string) {
  const response = await new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    const headers = { Host: "localhost:8787", Cookie: cookie };
    const sent = request(
      { hostname: url.hostname, port: url.port, path: "/account/export", headers, agent: false },
      resolve,
    );
    sent.on("error", reject).end();
  });
  return { response, lines: readLines(response) };
}

/** Throws where the connection ends before the answer does. */
async function* readLines(response: import("node:http").IncomingMessage): AsyncGenerator<string, void> {
  for await (const line of createInterface({ input: response, crlfDelay: Infinity })) yield line;
  if (!response.complete) throw new Error("the answer is not whole");
}
