import { isDatabaseUp, type Database } from "~/db/client.server";

/** For the operator's monitor: 200 if the database answers, else 503. */
export async function healthResponse(db: Database): Promise<Response> {
  const healthy = await isDatabaseUp(db);
  return new Response(healthy ? "ok" : "The database isn't answering.", {
    status: healthy ? 200 : 503,
    headers: { "Content-Type": "text/plain; charset=utf-8", ...(healthy ? {} : { "Retry-After": "10" }) },
  });
}
