import { base64url } from "jose";

/**
 * HMAC-SHA-256 (base64url) of an account at the identity provider, so that it can be known again without being kept.
 * `key` is the base64 of 32 bytes that also encrypts, from which HKDF (RFC 5869) derives one for this purpose alone.
 */
export async function hashIdentity(
  key: string,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<string> {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  const secret = await crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveKey"]);
  const derived = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encode("blocked identity") },
    secret,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign"],
  );
  // As JSON, in which no two pairs look the same.
  const message = encode(JSON.stringify([issuer, subject]));
  return base64url.encode(new Uint8Array(await crypto.subtle.sign("HMAC", derived, message)));
}

const encode = (text: string) => new TextEncoder().encode(text);
