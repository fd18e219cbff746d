import type { Asking } from "./asking.server";
import { doneCookie, expireCookie, hasCookie, readCookie } from "./cookies.server";

/** What has just been done, for this page to say; said once. */
export async function takeDone(asking: Asking): Promise<string | null> {
  const cookie = doneCookie(asking.env);
  if (!hasCookie(cookie, asking.request)) return null;
  const message = await readCookie(cookie, asking.request);
  asking.answerHeaders.append("Set-Cookie", await expireCookie(cookie));
  return typeof message === "string" && message !== "" ? message : null;
}
