import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

/** What an endpoint does: a status with a body, or nothing for ever. */
export type Answer = { status: number; body: string } | "hang";

/** Auth0's part played badly: its token endpoint and its keys answer whatever a test says. */
export async function startForgingProvider(clientId: string) {
  const [own, other] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), alg: "RS256", use: "sig", kid: "own" }] };
  let tokenAnswer: Answer = { status: 500, body: "" };
  let keysAnswer: Answer = { status: 200, body: JSON.stringify(keys) };

  let onWithheld = () => {};
  const withheld = new Promise<void>((resolve) => (onWithheld = resolve));
  const server = createServer((request, response) => {
    request.resume();
    const given = request.url?.startsWith("/oauth/token") ? tokenAnswer : keysAnswer;
    if (given === "hang") onWithheld();
    else response.writeHead(given.status, { "Content-Type": "application/json" }).end(given.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}/`;

  return {
    domain: `localhost:${port}`,
    issuer,
    /** Resolves when somebody waits for an answer that never comes. */
    withheld: () => withheld,
    /** What the token endpoint says from now on. */
    answerTokens: (next: Answer) => (tokenAnswer = next),
    answerKeys: (next: Answer | "well") =>
      (keysAnswer = next === "well" ? { status: 200, body: JSON.stringify(keys) } : next),
    /** An id_token without fault, but for what is altered; `undefined` leaves a claim out. */
    async idToken(
      altered: JWTPayload,
      sign: "own" | "other" | "none" | { hmac: string } = "own",
    ): Promise<string> {
      const now = Math.floor(Date.now() / 1000);
      const claims = Object.fromEntries(
        Object.entries({
          iss: issuer,
          aud: clientId,
          sub: "auth0|forged",
          iat: now,
          exp: now + 600,
          name: "Forged",
          email: "forged@plaza.example",
          ...altered,
        }).filter(([, value]) => value !== undefined),
      );
      if (sign === "none") return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`;
      if (typeof sign === "object")
        return new SignJWT(claims)
          .setProtectedHeader({ alg: "HS256", kid: "own" })
          .sign(new TextEncoder().encode(sign.hmac));
      return new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: "own" })
        .sign(sign === "own" ? own.privateKey : other.privateKey);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
