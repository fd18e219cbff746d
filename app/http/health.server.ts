import { isDatabaseUp, type Database } from "~/db/client.server";

/** 200 where the database answers, else 503; for the operator's monitor. */
export async function healthResponse(db: Database): Promise<Response> {
  const well = await isDatabaseUp(db);
  return new Response(well ? "ok" : "The database does not answer.", {
    status: well ? 200 : 503,
    headers: { "Content-Type": "text/plain; charset=utf-8", ...(well ? {} : { "Retry-After": "10" }) },
  });
}
