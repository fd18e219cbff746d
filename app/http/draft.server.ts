import { seal, unseal } from "~/accounts/seal.server";
import type { FormState } from "~/ui/forms/form-state";
import type { RequestContext } from "./context.server";
import { draftCookie, expireCookie, hasCookie, readCookie } from "./cookies.server";

// A cookie holds 4 KB, and sealing and signing add more than two thirds: a long text of emoji is cut.
const textLimits = [1_000, 500];
const sealedLimit = 2_900;

/** Keeps what was typed into the form at `path` for the ten minutes that signing in may take. */
export async function saveDraft(
  context: RequestContext,
  path: string,
  values: Record<string, string>,
): Promise<void> {
  for (const limit of textLimits) {
    const kept = Object.fromEntries(
      Object.entries(values)
        .slice(0, 6)
        .map(([name, value]) => [name.slice(0, 20), [...value].slice(0, limit).join("")]),
    );
    const sealed = await seal(context.env.TOKEN_KEY, "draft", JSON.stringify({ path, values: kept }));
    if (sealed.length > sealedLimit) continue;
    context.responseHeaders.append("Set-Cookie", await draftCookie(context.env).serialize(sealed));
    return;
  }
}

/** What was typed into this page's form before signing in, as a form's state; null where nothing waits. */
export async function findDraft(context: RequestContext): Promise<FormState | null> {
  const cookie = draftCookie(context.env);
  const sealed = await readCookie(cookie, context.request);
  if (typeof sealed !== "string" || sealed === "") return null;
  const text = await unseal(context.env.TOKEN_KEY, "draft", sealed);
  if (text === null) return null;
  const { path, values } = JSON.parse(text) as { path: string; values: Record<string, string> };
  return path === context.url.pathname ? { values, errors: {} } : null;
}

export async function clearDraft(context: RequestContext): Promise<void> {
  const cookie = draftCookie(context.env);
  if (hasCookie(cookie, context.request))
    context.responseHeaders.append("Set-Cookie", await expireCookie(cookie));
}
