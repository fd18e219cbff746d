import { sha256 } from "~/accounts/sha256.server";

/** A document, and when it last changed (ms), in whole seconds of which each has one change at most. */
type Document = { body: string; contentType: string; changedAt: number };

/**
 * The document with what it is known by. It may be kept, but is asked for each time, so that what was taken out is gone at
 * the next reading.
 */
export async function respondWithValidators(
  { body, contentType, changedAt }: Document,
  now: number,
): Promise<Response> {
  const headers = new Headers({
    "Content-Type": `${contentType}; charset=utf-8`,
    "Cache-Control": "no-cache",
    // A weak one, since what stands before us may compress the body.
    ETag: `W/"${await sha256(body)}"`,
  });
  // While the clock of changes is ahead of the time of day, after several changes in a second, there is no date to give.
  if (changedAt > 0 && changedAt <= now) headers.set("Last-Modified", new Date(changedAt).toUTCString());
  return new Response(body, { headers });
}

/** The response, or a 304 where the browser or reader has it already (RFC 9110, 13.2.2). */
export function respondIfChanged(response: Response, request: Request, now = Date.now()): Response {
  const etag = response.headers.get("ETag");
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (response.status !== 200 || !isRead || etag === null) return response;
  const lastModified = response.headers.get("Last-Modified");
  if (!isKnown(request.headers, { etag, lastModified, now })) return response;
  const known = new Response(null, { status: 304, headers: response.headers });
  known.headers.delete("Content-Type");
  return known;
}

type Validators = { etag: string; lastModified: string | null; now: number };

/** The date is asked only where no tag is sent. */
function isKnown(headers: Headers, { etag, lastModified, now }: Validators): boolean {
  const tags = headers.get("If-None-Match");
  if (tags !== null) return tags.trim() === "*" || listTags(tags).includes(opaque(etag));
  const since = Date.parse(headers.get("If-Modified-Since") ?? "");
  return lastModified !== null && since >= Date.parse(lastModified) && since <= now;
}

/** The tags of a list, without what says that they are weak: that makes no difference here. */
function listTags(list: string): string[] {
  return (list.match(/(?:W\/)?"[^"]*"/g) ?? []).map(opaque);
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, "");
}
