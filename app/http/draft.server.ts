import { seal, unseal } from "../accounts/seal.server";
import type { Asking } from "./asking.server";
import { draftCookie, expireCookie, hasCookie, readCookie } from "./cookies.server";
import type { FormState } from "../ui/form-state";

// A cookie holds 4 KB, and sealing and signing add more than two thirds: a long text of emoji is cut.
const textLimits = [1_000, 500];
const sealedLimit = 2_900;

/** Keeps what was typed into the form at `path` for the ten minutes that signing in may take. */
export async function keepDraft(asking: Asking, path: string, values: Record<string, string>): Promise<void> {
  for (const limit of textLimits) {
    const kept = Object.fromEntries(
      Object.entries(values)
        .slice(0, 6)
        .map(([name, value]) => [name.slice(0, 20), [...value].slice(0, limit).join("")]),
    );
    const sealed = await seal(asking.env.TOKEN_KEY, "draft", JSON.stringify({ path, values: kept }));
    if (sealed.length > sealedLimit) continue;
    asking.answerHeaders.append("Set-Cookie", await draftCookie(asking.env).serialize(sealed));
    return;
  }
}

/** What was typed into this page's form before signing in, as a form's state; null where nothing waits. */
export async function findDraft(asking: Asking): Promise<FormState | null> {
  const cookie = draftCookie(asking.env);
  const sealed = await readCookie(cookie, asking.request);
  if (typeof sealed !== "string" || sealed === "") return null;
  const text = await unseal(asking.env.TOKEN_KEY, "draft", sealed);
  if (text === null) return null;
  const { path, values } = JSON.parse(text) as { path: string; values: Record<string, string> };
  return path === asking.url.pathname ? { values, errors: {} } : null;
}

export async function dropDraft(asking: Asking): Promise<void> {
  const cookie = draftCookie(asking.env);
  if (hasCookie(cookie, asking.request))
    asking.answerHeaders.append("Set-Cookie", await expireCookie(cookie));
}
