import { sha256 } from "~/accounts/sha256.server";

/** A document, and when it last changed (ms), in whole seconds of which each has one change at most. */
type Document = { body: string; contentType: string; changedAt: number };

/**
 * The document, or a 304 where the browser or reader has it already (RFC 9110, 13.2.2). It may be kept, but is asked for
 * each time, so that what was taken out is gone at the next reading.
 */
export async function respondIfChanged(
  { body, contentType, changedAt }: Document,
  { headers }: Request,
  now: number,
): Promise<Response> {
  // A weak one, since what stands before us may compress the body.
  const etag = `W/"${await sha256(body)}"`;
  // While the clock of changes is ahead of the time of day, after several changes in a second, there is no date to give.
  const lastModified = changedAt > 0 && changedAt <= now ? changedAt : null;
  const sent = {
    ETag: etag,
    "Cache-Control": "no-cache",
    ...(lastModified === null ? {} : { "Last-Modified": new Date(lastModified).toUTCString() }),
  };
  if (isKnown(headers, { etag, lastModified, now }))
    return new Response(null, { status: 304, headers: sent });
  return new Response(body, { headers: { ...sent, "Content-Type": `${contentType}; charset=utf-8` } });
}

type Validators = { etag: string; lastModified: number | null; now: number };

/** The date is asked only where no tag is sent. */
function isKnown(headers: Headers, { etag, lastModified, now }: Validators): boolean {
  const tags = headers.get("If-None-Match");
  if (tags !== null) return tags.trim() === "*" || listTags(tags).includes(opaque(etag));
  const since = Date.parse(headers.get("If-Modified-Since") ?? "");
  return lastModified !== null && since >= lastModified && since <= now;
}

/** The tags of a list, without what says that they are weak: that makes no difference here. */
function listTags(list: string): string[] {
  return (list.match(/(?:W\/)?"[^"]*"/g) ?? []).map(opaque);
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, "");
}
