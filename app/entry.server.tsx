import type { AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { logger } from "~/http/logger.server";
import { RenderContext } from "~/ui/elements/render-context";

export { runScheduled } from "~/http/scheduled.server";
export { makeFetch } from "~/http/worker.server";

// Visitors get no script, so the browser itself prefetches links that the pointer hovers over.
const speculationRules = `<script type="speculationrules">{"prefetch":[{"where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":"/auth/*"}}]},"eagerness":"moderate"}]}</script>`;

/**
 * Everybody gets one string: loaders have read everything by then, and React takes four times as long for a stream. Visitors
 * get no script, and members a page that is hydrated.
 */
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
  if (hydrated) {
    headers.set("X-Scripts", "yes");
    await readHandoff(remixContext);
  }
  const html = renderToString(
    <RenderContext.Provider value={{ nonce, requestId, siteName: env.SITE_NAME, hydrated }}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </RenderContext.Provider>,
  );
  // By the cookie: where the root's loader failed or did not run, nobody knows who it is.
  const content = hasSession ? html : html.replace("</body>", `${speculationRules}</body>`);
  return new Response(`<!DOCTYPE html>${content}`, { status, headers });
}

/** Reads the data for hydration at once, where Remix would suspend rendering until it has come. */
async function readHandoff({ serverHandoffStream, renderMeta }: EntryContext): Promise<void> {
  if (!serverHandoffStream || !renderMeta) return;
  const reader = serverHandoffStream.getReader();
  const decoder = new TextDecoder();
  let value = "";
  for (let read = await reader.read(); !read.done; read = await reader.read())
    value += decoder.decode(read.value, { stream: true });
  reader.releaseLock();
  renderMeta.streamCache = { 0: Object.assign(Promise.resolve(), { result: { done: true, value } }) };
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs) {
  // A status below 500 is not an error of the app.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) logger.error(error, { requestId: context.requestId });
}
