import type { RequestContext } from "~/http/context.server";
import { addressOf, isOverRateLimit, rateLimitWait } from "~/http/rate-limit.server";
import { refuse } from "~/http/responses/refuse.server";

/**
 * Throws a 429 to an IP address that searches too often: what a search costs inside the index grows with the posts, unlike
 * other pages. Counted apart from forms.
 */
export async function limitSearches({ env, request, responseHeaders }: RequestContext): Promise<void> {
  if (!(await isOverRateLimit(env, `search:${addressOf(request)}`))) return;
  responseHeaders.set("Retry-After", String(rateLimitWait));
  refuse(429, "Too many searches in a minute", "Wait a moment, then reload this page.");
}
