import { createServer, type Server } from "node:net";
import { CommandError } from "../command";

export function readPort(name: "PORT" | "IDENTITY_PORT", fallback: number) {
  const text = process.env[name] || String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new CommandError(`${name} is "${text}", but must be a number from 1 to 65535.`);
  }
  return port;
}

export async function requireFreePort(name: "PORT" | "IDENTITY_PORT", port: number) {
  // A browser may resolve "localhost" to either address, and another program on the other one would answer.
  for (const host of ["127.0.0.1", "::1"]) {
    if (await isTaken(port, host)) {
      throw new CommandError(
        `Port ${port} is already in use. Stop what's using it, or choose another: ${name}=${port + 10} npm start`,
      );
    }
  }
}

/** Whether a program listens on the port. */
export function isTaken(port: number, host = "127.0.0.1") {
  return new Promise<boolean>((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EACCES") reject(new CommandError(`Port ${port} may not be used by this account.`));
      // Other errors mean that it is free: without IPv6 there is no ::1.
      else resolve(error.code === "EADDRINUSE");
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)));
  });
}

/** Resolves when the server listens, on 127.0.0.1 only. */
export function listen<T extends Server>(server: T, port: number): Promise<T> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new CommandError(`Port ${port} is already in use.`) : error),
    );
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

// Below the ephemeral ports, and in a different range for each process, so that two rarely pick the same.
let candidate = 20_000 + ((process.pid * 16) % 10_000);

/** A port of 127.0.0.1 that no program listens on. */
export async function findFreePort(): Promise<number> {
  while (await isTaken(candidate++));
  return candidate - 1;
}
