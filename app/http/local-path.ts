const base = "https://plaza.invalid";

/**
 * A path of this site to return to, or the fallback. Parsed as a browser would, then checked again, because
 * normalising can turn `/.//evil` into `//evil`. Never into `/auth/`: signing in must not lead back to signing in.
 */
export function localPath(value: unknown, fallback = "/"): string {
  if (typeof value !== "string" || value.length > 512) return fallback;
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(value) || value.includes("\\")) return fallback;
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  if (url?.origin !== base) return fallback;
  const path = url.pathname + url.search + url.hash;
  return /^\/[/\\]/.test(path) || leadsIntoAuth(url.pathname) ? fallback : path;
}

// As routes are matched: decoded, and in any case of letters.
function leadsIntoAuth(pathname: string): boolean {
  try {
    return /^\/auth(\/|$|\.)/i.test(decodeURIComponent(pathname));
  } catch {
    return true;
  }
}
