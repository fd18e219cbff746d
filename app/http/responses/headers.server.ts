import { auth0Origin } from "~/accounts/sign-in/auth0.server";

/**
 * Sets the security headers; outside of Remix, because some of its responses skip `entry.server`. Static files have theirs
 * from `public/_headers`.
 */
export function withSecurityHeaders(
  response: Response,
  { env, nonce }: { env: Env; nonce: string },
): Response {
  const { headers } = response;
  headers.set("Content-Security-Policy", contentSecurityPolicy(env, headers.get("X-Scripts") ? nonce : null));
  headers.delete("X-Scripts");
  headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  headers.set("X-Content-Type-Options", "nosniff");
  // With `no-referrer`, browsers would send `Origin: null` with every form.
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
  return response;
}

/**
 * Hydrated pages run Remix's scripts, by nonce, and what these load; no other script of ours that somebody slips into the
 * page. ('strict-dynamic' also allows Remix's `modulepreload` links, which have no nonce.) Visitors' pages run no script.
 */
function contentSecurityPolicy(env: Env, nonce: string | null): string {
  return [
    "default-src 'none'",
    nonce ? `script-src 'nonce-${nonce}' 'strict-dynamic'` : "script-src 'inline-speculation-rules'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    // Chromium also applies it to redirects after a form. Browsers without `Sec-Fetch-Mode` are redirected to Auth0, see
    // `redirect-page.server.tsx`.
    `form-action 'self' ${auth0Origin(env)}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
