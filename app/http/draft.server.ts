import { seal, unseal } from "~/accounts/seal.server";
import type { FormState } from "~/ui/forms/form-state";
import type { RequestContext } from "./context.server";
import { draftCookie, expireCookie, hasCookie, readCookie } from "./cookies.server";

// Browsers store 4 KB in a cookie, and encrypting and signing add more than two thirds: where a draft is too long for it,
// as one of many emoji can be, each text is cut to fewer code points.
const textLimits = [1_000, 500];
const sealedLimit = 2_900;

/** Stores the fields of the form at `path` in a cookie, for the ten minutes that signing in may take. */
export async function saveDraft(
  context: RequestContext,
  path: string,
  values: Record<string, string>,
): Promise<void> {
  for (const limit of textLimits) {
    const fields = Object.fromEntries(
      Object.entries(values)
        .slice(0, 6)
        .map(([name, value]) => [name.slice(0, 20), [...value].slice(0, limit).join("")]),
    );
    const sealed = await seal(context.env.TOKEN_KEY, "draft", JSON.stringify({ path, values: fields }));
    if (sealed.length > sealedLimit) continue;
    context.responseHeaders.append("Set-Cookie", await draftCookie(context.env).serialize(sealed));
    return;
  }
}

/** The draft of this page's form, saved before signing in; null where there is none. */
export async function findDraft(context: RequestContext): Promise<FormState | null> {
  const cookie = draftCookie(context.env);
  const sealed = await readCookie(cookie, context.request);
  if (typeof sealed !== "string" || sealed === "") return null;
  const text = await unseal(context.env.TOKEN_KEY, "draft", sealed);
  if (text === null) return null;
  const { path, values } = JSON.parse(text) as { path: string; values: Record<string, string> };
  return path === context.url.pathname ? { values, errors: {} } : null;
}

/** Expires the cookie, once the form has been sent. */
export async function clearDraft(context: RequestContext): Promise<void> {
  const cookie = draftCookie(context.env);
  if (hasCookie(cookie, context.request))
    context.responseHeaders.append("Set-Cookie", await expireCookie(cookie));
}
