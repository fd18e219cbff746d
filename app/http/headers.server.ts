import { auth0Origin } from "~/accounts/auth0.server";

/** Sets the security headers; outside of Remix, because some of its responses skip `entry.server`. */
export function withSecurityHeaders(
  response: Response,
  { env, nonce }: { env: Env; nonce: string },
): Response {
  const result = new Response(response.body, response);
  const { headers } = result;
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
  return result;
}

/** Hydrated pages run Remix's scripts, by nonce; visitors' pages run no script. */
function contentSecurityPolicy(env: Env, nonce: string | null): string {
  return [
    "default-src 'none'",
    nonce ? `script-src 'nonce-${nonce}' 'self'` : "script-src 'inline-speculation-rules'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    // Chromium also applies it to redirects after a form, and signing in redirects to Auth0.
    `form-action 'self' ${auth0Origin(env)}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
