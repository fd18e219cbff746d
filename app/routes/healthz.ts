import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { answersQueries } from "../db/client.server";

export async function loader({ context }: LoaderFunctionArgs) {
  const well = await answersQueries(context.db);
  return new Response(well ? "ok" : "the database does not answer", {
    status: well ? 200 : 503,
    headers: { "Content-Type": "text/plain; charset=utf-8", ...(well ? {} : { "Retry-After": "10" }) },
  });
}
