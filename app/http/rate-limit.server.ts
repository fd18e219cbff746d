import { logger } from "./logger.server";

/** How long (seconds) to wait once over the limit, at most. */
export const rateLimitWait = 60;

/**
 * A coarse limit on what comes from one session or IP address. The exact limits are in the database, and still apply if
 * this binding fails.
 */
export async function isOverRateLimit(env: Env, key: string): Promise<boolean> {
  try {
    const { success } = await env.WRITES.limit({ key });
    return !success;
  } catch (error) {
    logger.info({ event: "rate-limit-unavailable", message: String(error) });
    return false;
  }
}

/** The sender's IP address, as Cloudflare says it. */
export function addressOf(request: Request): string {
  return request.headers.get("CF-Connecting-IP") ?? "";
}
