import { createServer, type IncomingMessage } from "node:http";
import { listen } from "../../local/dev-server/ports";

/** What a browser opens; all else is asked by the app. */
const forBrowsers = /^\/(authorize|v2\/logout)\?/;

/** An origin that redirects browsers to the provider at another, and hands on to it what the app asks. */
export async function startForwarder(port: number, providerPort: number) {
  const provider = `http://localhost:${providerPort}`;
  const server = await listen(
    createServer((request, response) => {
      const { url = "/" } = request;
      if (forBrowsers.test(url)) return void response.writeHead(302, { Location: provider + url }).end();
      ask(provider + url, request).then(
        ({ status, type, text }) => response.writeHead(status, { "Content-Type": type }).end(text),
        (error: unknown) => response.writeHead(502).end(String(error)),
      );
    }),
    port,
  );
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function ask(address: string, request: IncomingMessage) {
  const { method, headers } = request;
  const body = Buffer.concat(await request.toArray());
  const answer = await fetch(address, {
    method,
    headers: { Authorization: headers.authorization ?? "", "Content-Type": headers["content-type"] ?? "" },
    ...(body.length > 0 && { body }),
  });
  return {
    status: answer.status,
    type: answer.headers.get("Content-Type") ?? "",
    text: await answer.text(),
  };
}
