import type { AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToReadableStream, renderToString } from "react-dom/server";
import { logger } from "~/http/logger.server";
import { RenderContext } from "~/ui/shell/render-context";

export { runScheduled } from "~/http/scheduled.server";
export { makeFetch } from "~/http/worker.server";

// Visitors get no script, so the browser itself prefetches links that the pointer hovers over.
const speculationRules = `<script type="speculationrules">{"prefetch":[{"where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":"/auth/*"}}]},"eagerness":"moderate"}]}</script>`;

/** Visitors get one string without any script; members get a streamed page that is hydrated. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId, env, hasSession }: AppLoadContext,
) {
  headers.set("Content-Type", "text/html; charset=utf-8");
  const { loaderData, errors } = remixContext.staticHandlerContext;
  const hydrated = Boolean(loaderData.root?.viewer) && !errors;
  const document = (
    <RenderContext.Provider value={{ nonce, requestId, siteName: env.SITE_NAME, hydrated }}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </RenderContext.Provider>
  );
  if (!hydrated) {
    const html = `<!DOCTYPE html>${renderToString(document)}`;
    // By the cookie: where the root's loader failed or did not run, nobody knows who it is.
    const content = hasSession ? html : html.replace("</body>", `${speculationRules}</body>`);
    return new Response(content, { status, headers });
  }
  headers.set("X-Scripts", "yes");
  const stream = await renderToReadableStream(document, {
    nonce,
    signal: request.signal,
    onError: (error) => logger.error(error, requestId),
  });
  return new Response(stream, { status, headers });
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs) {
  // A status below 500 is not an error of the app.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) logger.error(error, context.requestId);
}
