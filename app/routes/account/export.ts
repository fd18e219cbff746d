import { beginExport } from "~/account/export/export-account.server";
import { makeLoader } from "~/http/handlers.server";
import { logger } from "~/http/logger.server";
import { isOverRateLimit, rateLimitWait } from "~/http/rate-limit.server";
import { refuse, refuseNotFound } from "~/http/responses/refuse.server";
import { requireViewer } from "~/http/requests/require.server";
import { toTextStream } from "~/http/responses/text-stream.server";

/** Everything that is kept on the viewer, as a file to download: one JSON document, by docs/export.schema.json. */
export const loader = makeLoader(async (context) => {
  const { db, env, now, request, requestId, responseHeaders, session } = context;
  if (context.asData) return refuseNotFound();
  const viewer = await requireViewer(context);
  // It reads every row of theirs.
  if (await isOverRateLimit(env, `export:${viewer.id}`)) {
    responseHeaders.set("Retry-After", String(rateLimitWait));
    return refuse(429, "Too many exports", "Wait a minute, then try again.", {
      to: "/account",
      label: "Go to your account",
    });
  }
  const of = { viewer, session, siteName: env.SITE_NAME, rules: await context.rules() };
  const pieces = await beginExport(db, of, now);
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Disposition": `attachment; filename="export-${new Date(now).toISOString().slice(0, 10)}.json"`,
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  logger.info({ event: "exported", requestId, member: viewer.id });
  return new Response(
    toTextStream(pieces, (error) => logger.error(error, { requestId })),
    { headers },
  );
});
