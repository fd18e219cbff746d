import { deleteDraft, findDraftById, insertDraft } from "~/accounts/drafts.server";
import { seal, unseal } from "~/accounts/seal.server";
import type { Draft } from "~/ui/forms/form-context";
import type { RequestContext } from "./context.server";
import { draftCookie, expireCookie, hasCookie, readCookie } from "./cookies.server";
import type { Form } from "./form.server";

/** Fields that nobody types, and that a page has anew. */
const ofThePage = new Set(["viewer", "version", "to", "key", "through", "ignore"]);

/**
 * Keeps a form that was sent without being signed in, for the ten minutes that signing in may take; the page that shows
 * the form gets it by the root. It is in the database, encrypted, since a cookie holds a quarter of what a form may; the
 * cookie has its id. The guard limits how large it is, and how many an address may send.
 */
export async function saveDraft(context: RequestContext, { fields, repeated }: Form): Promise<void> {
  const isTyped = Object.entries(fields).some(([name, value]) => !ofThePage.has(name) && value.trim() !== "");
  if (!isTyped && Object.keys(repeated).length === 0) return;
  const { env, db, now, url, responseHeaders } = context;
  const sealed = await seal(env.TOKEN_KEY, "draft", JSON.stringify({ fields, repeated }));
  const id = await insertDraft(db, { action: url.pathname, sealed }, now);
  responseHeaders.append("Set-Cookie", await draftCookie(env).serialize(id));
}

/** The draft that waits for this member: nobody is shown a form that was made for somebody else. */
export async function findDraft(context: RequestContext): Promise<Draft | null> {
  const { env, db, now, viewer } = context;
  const id = viewer && (await readDraftId(context));
  const draft = id ? await findDraftById(db, id, now) : null;
  const text = draft && (await unseal(env.TOKEN_KEY, "draft", draft.sealed));
  if (!draft || !text) return null;
  const { fields, repeated } = JSON.parse(text) as Form;
  if (fields.viewer !== undefined && fields.viewer !== String(viewer?.id)) return null;
  const { viewer: _, ...values } = fields;
  return { action: draft.action, state: { values, repeated, errors: {} } };
}

/** Erases the draft of the form that has been sent now. */
export async function clearDraft(context: RequestContext): Promise<void> {
  const id = await readDraftId(context);
  if (id && (await deleteDraft(context.db, id, context.url.pathname)))
    context.responseHeaders.append("Set-Cookie", await expireCookie(draftCookie(context.env)));
}

async function readDraftId({ env, request }: RequestContext): Promise<string | null> {
  const cookie = draftCookie(env);
  if (!hasCookie(cookie, request)) return null;
  const id = await readCookie(cookie, request);
  return typeof id === "string" && id !== "" ? id : null;
}
