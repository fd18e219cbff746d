/** In bytes: what every server and browser takes as an address (RFC 9110, 4.1). */
const limit = 8_000;
const base = "https://plaza.invalid";

/**
 * A path of this site to redirect to, or the fallback. It is checked again after parsing, because that can turn
 * `/.//evil` into `//evil`. Not below `/auth/`, so that signing in does not lead back to signing in.
 */
export function localPath(value: unknown, fallback = "/"): string {
  if (typeof value !== "string" || value.length > limit) return fallback;
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(value) || value.includes("\\")) return fallback;
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  if (url?.origin !== base) return fallback;
  const path = url.pathname + url.search + url.hash;
  if (path.length > limit) return fallback;
  return /^\/[/\\]/.test(path) || leadsIntoAuth(url.pathname) ? fallback : path;
}

// Decoded and case-insensitive, because Remix matches routes so.
function leadsIntoAuth(pathname: string): boolean {
  try {
    return /^\/auth(\/|$|\.)/i.test(decodeURIComponent(pathname));
  } catch {
    return true;
  }
}
