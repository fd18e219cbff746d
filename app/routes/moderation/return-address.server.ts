import { findPost } from "~/feed/read-posts.server";
import type { RequestContext } from "~/http/context.server";
import { localPath } from "~/http/requests/local-path";
import { findCasePost } from "~/moderation/cases/find-case-post.server";

/**
 * Where a moderator goes after an act: to the page that the form names, or else to this one; to the queue where that is the
 * page of a post which is no longer shown. Its author may have deleted it, and then its case has no page once it is decided.
 */
export async function findReturnAddress(
  { db, viewer }: RequestContext,
  to: unknown,
  page: string,
): Promise<string> {
  const address = localPath(to, page);
  const [, isCase, id] = /^\/(moderation\/)?posts\/(\d{1,15})(?![^?#])/.exec(address) ?? [];
  if (id === undefined || !viewer) return address;
  const post = await (isCase ? findCasePost(db, viewer, Number(id)) : findPost(db, Number(id)));
  const isShown = post !== null && (isCase !== undefined || !post.deleted);
  return isShown ? address : "/moderation";
}
