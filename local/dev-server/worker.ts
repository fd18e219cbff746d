import app from "../../app/entry.worker";

const ownHosts = ["localhost", "127.0.0.1"];

/**
 * What `npm start` serves: the app, and `/__scheduled?cron=…`, which runs a scheduled job for who sits at the laptop. The
 * addresses that wrangler has for that answer every page that any site puts an image or a link on, so here they find no
 * job to run: this Worker has no `scheduled`.
 */
export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const { pathname, hostname, searchParams } = new URL(request.url);
    if (pathname !== "/__scheduled") return app.fetch(request, env, context);
    if (!ownHosts.includes(hostname) || isFromAnotherSite(request))
      return new Response("Only from the command line, or typed as an address.\n", { status: 403 });
    const cron = searchParams.get("cron") ?? "";
    await app.scheduled({ cron, scheduledTime: Date.now(), noRetry() {} }, env);
    return new Response("Ran the scheduled job.\n");
  },
} satisfies ExportedHandler<Env>;

/** Browsers say where a request comes from; "none" is an address that was typed. */
function isFromAnotherSite(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site") ?? "none";
  return site !== "none" && site !== "same-origin";
}
