import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

/** What an endpoint does: respond with a status and a body, or never respond. */
export type Reply = { status: number; body: string } | "hang";

type Revocation = { sent: string; by: string | undefined };

/** An identity provider that misbehaves: its token and revocation endpoints, its keys and `/userinfo` reply as a test tells them to. */
export async function startForgingProvider(clientId: string) {
  const [own, other] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), alg: "RS256", use: "sig", kid: "own" }] };
  let tokenReply: Reply = { status: 500, body: "" };
  let keysReply: Reply = { status: 200, body: JSON.stringify(keys) };

  let userInfoReply: Reply = { status: 500, body: "" };
  let lastAuthorization: string | undefined;

  let revocationReply: Reply = { status: 200, body: "" };
  let revocations: Revocation[] = [];

  let tokenRequests = 0;

  let onHang = () => {};
  const hanging = new Promise<void>((resolve) => (onHang = resolve));
  const server = createServer((request, response) => {
    const isRevocation = request.url === "/oauth/revoke";
    if (isRevocation)
      void text(request).then((sent) => revocations.push({ sent, by: request.headers.authorization }));
    else request.resume();
    const isForTokens = request.url?.startsWith("/oauth/token");
    if (isForTokens) tokenRequests++;
    const isForUserInfo = request.url === "/userinfo";
    if (isForUserInfo) lastAuthorization = request.headers.authorization;
    const reply = isForTokens
      ? tokenReply
      : isForUserInfo
        ? userInfoReply
        : isRevocation
          ? revocationReply
          : keysReply;
    if (reply === "hang") onHang();
    else response.writeHead(reply.status, { "Content-Type": "application/json" }).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}/`;

  return {
    domain: `localhost:${port}`,
    issuer,
    /** Resolves when a request gets no reply. */
    hanging: () => hanging,
    /** How often it was asked for tokens. */
    tokenRequests: () => tokenRequests,
    /** Sets the reply of the token endpoint. */
    replyToToken: (next: Reply) => (tokenReply = next),
    replyToUserInfo: (next: Reply) => (userInfoReply = next),
    /** The header with which `/userinfo` was asked since the last time. */
    takeAuthorization: () => {
      const taken = lastAuthorization;
      lastAuthorization = undefined;
      return taken;
    },
    replyToRevocation: (next: Reply) => (revocationReply = next),
    /** With which forms, and by whom, tokens were revoked since the last time. */
    takeRevocations: () => {
      const taken = revocations;
      revocations = [];
      return taken;
    },
    replyToKeys: (next: Reply | "valid") =>
      (keysReply = next === "valid" ? { status: 200, body: JSON.stringify(keys) } : next),
    /** A valid id_token, except for the claims that are altered; `undefined` leaves a claim out. */
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
