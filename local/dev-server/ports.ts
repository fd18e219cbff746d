import { createServer, type Server } from "node:net";
import { Refusal } from "../command";

export function readPort(name: "PORT" | "IDENTITY_PORT", fallback: number) {
  const text = process.env[name] || String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Refusal(`${name} is "${text}", but must be a number from 1 to 65535.`);
  }
  return port;
}

export async function requireFreePort(name: "PORT" | "IDENTITY_PORT", port: number) {
  // A browser may take "localhost" for either; whatever listens on the other would answer in our place.
  for (const host of ["127.0.0.1", "::1"]) {
    if (await isTaken(port, host)) {
      throw new Refusal(
        `Port ${port} is in use already. End what listens there, or choose another: ${name}=${port + 10} npm start`,
      );
    }
  }
}

/** Whether somebody listens there. */
export function isTaken(port: number, host = "127.0.0.1") {
  return new Promise<boolean>((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EACCES") reject(new Refusal(`Port ${port} may not be used by this account.`));
      // A machine without IPv6 has no ::1 that could be taken.
      else resolve(error.code === "EADDRINUSE");
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)));
  });
}

/** Resolves when the server listens, on 127.0.0.1 alone. */
export function listen<T extends Server>(server: T, port: number): Promise<T> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Refusal(`Port ${port} is in use already.`) : error),
    );
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

// Below those that systems give to outgoing connections, and elsewhere in each process: others rarely come between.
let candidate = 20_000 + ((process.pid * 16) % 10_000);

/** A port of this machine that nobody listens on. */
export async function findFreePort(): Promise<number> {
  while (await isTaken(candidate++));
  return candidate - 1;
}
