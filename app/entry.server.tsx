import type { AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToReadableStream, renderToString } from "react-dom/server";
import { logger } from "~/http/logger.server";
import { RenderContext } from "~/ui/shell/render-context";

export { runScheduled } from "~/http/scheduled.server";
export { makeFetch } from "~/http/worker.server";

// Links on a visitor's page are fetched while the pointer comes to rest on them; the browser does the rest.
const speculationRules = `<script type="speculationrules">{"prefetch":[{"where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":"/auth/*"}}]},"eagerness":"moderate"}]}</script>`;

/** A visitor's page is one string without any script; those signed in get the streamed page and hydration. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId, env }: AppLoadContext,
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
    const html = `<!DOCTYPE html>${renderToString(document)}`.replace(
      "</body>",
      `${speculationRules}</body>`,
    );
    return new Response(html, { status, headers });
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
  // What answers below 500 is no fault of ours.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) logger.error(error, context.requestId);
}
