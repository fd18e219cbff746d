import { base64url } from "jose";

/** The SHA-256 of a text's UTF-8 bytes, as base64url without padding. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return base64url.encode(new Uint8Array(digest));
}
