import { base64url } from "jose";

/** Authenticated with the text, so that what was sealed for one purpose cannot be unsealed for another. */
type Purpose = "access-token" | "draft";

/** Encrypts with AES-256-GCM. `key` is the base64 of 32 bytes; the result the base64url of IV (12 bytes) and ciphertext. */
export async function seal(key: string, purpose: Purpose, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(purpose) },
    await importKey(key),
    new TextEncoder().encode(text),
  );
  return base64url.encode(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
}

/** The text; null where it was altered, or sealed with another key or for another purpose. */
export async function unseal(key: string, purpose: Purpose, sealed: string): Promise<string | null> {
  try {
    const bytes = base64url.decode(sealed);
    const text = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: bytes.slice(0, 12), additionalData: new TextEncoder().encode(purpose) },
      await importKey(key),
      bytes.slice(12),
    );
    return new TextDecoder().decode(text);
  } catch {
    return null;
  }
}

function importKey(key: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}
