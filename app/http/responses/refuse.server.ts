import { data } from "@remix-run/cloudflare";
import type { Viewer } from "~/accounts/permissions";
import { findBlock } from "~/moderation/blocks/find-block.server";
import { summarizeOwnBlock, toOwnBlock } from "~/moderation/blocks/words";
import type { RequestContext } from "../context.server";
import { type ErrorContent, errorContent, pageNotFound } from "./error-content";

/** Throws an error page with this status. */
export function refuse(status: number, title: string, message = "", link?: ErrorContent["link"]): never {
  throw errorResponse({ ...errorContent(status, title, message), link });
}

/** Throws a 404. */
export function refuseNotFound(what = pageNotFound.title): never {
  refuse(404, what, pageNotFound.message);
}

/** Throws a 403; to a blocked member it says why, until when and where to appeal. */
export async function refuseForbidden(
  { db, now, rules }: RequestContext,
  viewer: Viewer,
  message = "Your role doesn't allow this.",
): Promise<never> {
  const found = viewer.blocked ? await findBlock(db, viewer.id, now) : null;
  if (found) {
    const block = toOwnBlock(found, await rules());
    const content = errorContent(403, "You're blocked", summarizeOwnBlock(block));
    throw errorResponse({ ...content, link: block.appeal, block });
  }
  refuse(403, "You don't have access", message);
}

/** Throws a 403 to a form of a member who has deleted their account, with what they typed, so that they can copy it. */
export function refuseDeletedMember(typed: string[]): never {
  throw errorResponse({ ...errorContent(403, "You've deleted this account", "Nothing was sent."), typed });
}

/** What it says, if it was thrown because the viewer may not see something, or there is no such thing; else null. */
export function refusalIn(error: unknown): ErrorContent | null {
  if (typeof error !== "object" || error === null || !("data" in error)) return null;
  const { data: content } = error;
  return isErrorContent(content) && [403, 404].includes(content.status) ? content : null;
}

function isErrorContent(content: unknown): content is ErrorContent {
  return (
    typeof content === "object" &&
    content !== null &&
    "status" in content &&
    "title" in content &&
    "message" in content
  );
}

/** To be thrown: Remix renders it in the nearest error boundary. */
export function errorResponse(content: ErrorContent) {
  return data(content, { status: content.status });
}
