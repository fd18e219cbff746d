import * as z from "zod";
import { second } from "~/time/units";
import { auth0Origin } from "../sign-in/auth0.server";

/** `refused`: the access token has expired, was revoked, or does not allow it. `unavailable`: there was no answer to trust. */
export type UserInfo =
  | { outcome: "found"; claims: { sub: string; [claim: string]: unknown } }
  | { outcome: "refused" | "unavailable" };

const timeout = 5 * second;
/** In characters. Auth0's answers have a few hundred. */
const longestAnswer = 65_536;

const answer = z.looseObject({ sub: z.string().min(1) });

/** Asks Auth0's `/userinfo` (OpenID Connect Core, 5.3) who this access token belongs to. Nothing is followed elsewhere. */
export async function fetchUserInfo(env: Env, accessToken: string): Promise<UserInfo> {
  try {
    const response = await fetch(`${auth0Origin(env)}/userinfo`, {
      headers: { Authorization: `Bearer ${accessToken}`, Accept: "application/json" },
      redirect: "manual",
      // For the body too.
      signal: AbortSignal.timeout(timeout),
    });
    if (!response.ok) {
      await response.body?.cancel();
      // RFC 6750, 3.1: the token is no good (401), or lacks a scope (403).
      return { outcome: [401, 403].includes(response.status) ? "refused" : "unavailable" };
    }
    const text = await response.text();
    const parsed = text.length > longestAnswer ? null : answer.safeParse(JSON.parse(text));
    return parsed?.success ? { outcome: "found", claims: parsed.data } : { outcome: "unavailable" };
  } catch {
    // No connection, no answer in time, or no JSON: whichever, Auth0 said nothing.
    return { outcome: "unavailable" };
  }
}
