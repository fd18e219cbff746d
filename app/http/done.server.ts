import type { Done } from "../ui/done";
import type { Asking } from "./asking.server";
import { doneCookie, expireCookie, hasCookie, readCookie } from "./cookies.server";

/** What has just been done, for this page to say; said once. */
export async function takeDone(asking: Asking): Promise<Done | null> {
  const cookie = doneCookie(asking.env);
  if (!hasCookie(cookie, asking.request)) return null;
  const done = (await readCookie(cookie, asking.request)) as Done | null;
  asking.answerHeaders.append("Set-Cookie", await expireCookie(cookie));
  return done?.message ? done : null;
}
