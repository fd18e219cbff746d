import { renderToStaticMarkup } from "react-dom/server";
import { EmptyState } from "~/ui/elements/empty-state";
import { withSiteName } from "~/ui/shell/make-meta";
import styles from "~/ui/styles/styles.css?url";

/**
 * Where a form would be redirected to another site: a page that leads there by itself. Chromium applies `form-action` to
 * every redirect that follows a form, also to those of that site, which may send the browser on to a third that our policy
 * cannot know. It does not apply to a page. A client that is no browser, or does not say so, is redirected.
 */
export function withRedirectPage(response: Response, { method, headers }: Request, env: Env): Response {
  const location = response.headers.get("Location");
  if (method !== "POST" || headers.get("Sec-Fetch-Mode") !== "navigate" || location === null) return response;
  const to = new URL(location, env.APP_ORIGIN);
  if (to.origin === env.APP_ORIGIN) return response;
  const html = `<!DOCTYPE html>${renderToStaticMarkup(<RedirectPage to={to} siteName={env.SITE_NAME} />)}`;
  const page = new Response(html, { headers: response.headers });
  page.headers.delete("Location");
  page.headers.set("Content-Type", "text/html; charset=utf-8");
  page.headers.set("Refresh", `0; url=${to.href}`);
  return page;
}

/** Seen for a moment, and for as long as one likes where a browser does not follow `Refresh`. */
function RedirectPage({ to, siteName }: { to: URL; siteName: string }) {
  const title = `Taking you to ${to.host}`;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{withSiteName(title, siteName)}</title>
        <link rel="stylesheet" href={styles} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body>
        <main id="main">
          <div className="column">
            <EmptyState illustration="sign-in" title={title} headingLevel={1}>
              <p>That's where {siteName} logs people in and out. If nothing happens, choose Continue.</p>
              <a className="button button-primary" href={to.href}>
                Continue
              </a>
            </EmptyState>
          </div>
        </main>
      </body>
    </html>
  );
}
