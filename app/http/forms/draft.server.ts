import * as z from "zod";
import { deleteDrafts, insertDraft, listDrafts } from "~/accounts/drafts.server";
import { findMember } from "~/accounts/find-member.server";
import { seal, unseal } from "~/accounts/seal.server";
import { minute } from "~/time/units";
import type { Draft } from "~/ui/forms/submission/form-context";
import { draftCookie, expireCookie, readCookie } from "../cookies.server";
import type { RequestContext } from "../context.server";
import type { Form } from "./form.server";
import { readId } from "../requests/search-params.server";

// Forms that were sent without being signed in, kept while somebody signs in. A cookie holds a quarter of what a form may,
// so the fields are in the database, encrypted, and the cookie says which drafts are this browser's.

/** As long as signing in may take. In ms. */
const lifetime = 10 * minute;

/** The newest of a browser: several tabs may each have sent a form. */
const keptDrafts = 3;

const draftRefs = z.array(
  z.object({
    id: z.string(),
    /** The address that the form was sent to. */
    action: z.string(),
    expiresAt: z.number(),
    /** The member that the form names; null where it names nobody. */
    madeFor: z.number().nullable(),
    /** The first who signed in afterwards, and may have been shown it; null until then. */
    takenBy: z.number().nullable(),
  }),
);
type DraftRef = z.infer<typeof draftRefs>[number];

/** Fields that nobody types, and that a page has anew. */
const ofThePage = new Set(["viewer", "version", "to", "key", "through", "ignore"]);

/** Keeps what was typed into a form; whether there was something. The guard limits how large it is and how many come. */
export async function saveDraft(context: RequestContext, form: Form): Promise<boolean> {
  const { fields, repeated } = form;
  const isTyped = Object.entries(fields).some(([name, value]) => !ofThePage.has(name) && value.trim() !== "");
  if (!isTyped && Object.keys(repeated).length === 0) return false;
  const sealed = await seal(context.env.TOKEN_KEY, "draft", JSON.stringify({ fields, repeated }));
  const action = context.url.pathname;
  const [expiresAt, madeFor] = [context.now + lifetime, await findMadeFor(context, form)];
  const id = await insertDraft(context.db, { sealed, expiresAt });
  const others = (await readRefs(context)).filter(
    (ref) => !isSameForm(ref.action, action) || ref.madeFor !== madeFor,
  );
  const ref = { id, action, expiresAt, madeFor, takenBy: null };
  await writeRefs(context, [...others, ref].slice(-keptDrafts));
  return true;
}

/** The member that a form names. One who has deleted their account can only sign in as somebody new, and counts as nobody. */
async function findMadeFor(context: RequestContext, form: Form): Promise<number | null> {
  return (await isOfDeletedMember(context, form)) ? null : readId(form.fields.viewer);
}

/** Whether the member that a form names has deleted their account. */
export async function isOfDeletedMember({ db }: RequestContext, { fields }: Form): Promise<boolean> {
  const id = readId(fields.viewer);
  return id !== null && (await findMember(db, id))?.erased === true;
}

/** Whether something was typed that will be there after signing in. */
export async function hasNewDraft(context: RequestContext): Promise<boolean> {
  return (await readRefs(context)).some(({ takenBy }) => takenBy === null);
}

/**
 * The member's drafts, oldest first, for the forms of the page. One that names nobody belongs to the first who signs in
 * after it was typed. Nobody is shown another's.
 */
export async function findDrafts(context: RequestContext): Promise<Draft[]> {
  const { viewer, env, db, now } = context;
  const refs = viewer ? await readRefs(context) : [];
  const own = refs.filter((ref) => isFor(ref, viewer));
  if (!viewer || own.length === 0) return [];
  if (own.some(({ takenBy }) => takenBy === null))
    await writeRefs(
      context,
      refs.map((ref) => (own.includes(ref) ? { ...ref, takenBy: viewer.id } : ref)),
    );
  const rows = await listDrafts(
    db,
    own.map(({ id }) => id),
    now,
  );
  const found = own.map(async ({ id, action }): Promise<Draft[]> => {
    const sealed = rows.find((row) => row.id === id)?.sealed;
    const text = sealed ? await unseal(env.TOKEN_KEY, "draft", sealed) : null;
    if (text === null) return [];
    const { fields, repeated } = JSON.parse(text) as Form;
    const { viewer: _, ...values } = fields;
    return [{ action, state: { values, repeated, errors: {} } }];
  });
  return (await Promise.all(found)).flat();
}

/** Erases the draft of the form that has been sent now. */
export async function clearDraft(context: RequestContext): Promise<void> {
  await eraseDrafts(context, ({ action }) => isSameForm(action, context.url.pathname));
}

/** Erases what waits for the member who signs out, and for nobody; what was made for others still waits for them. */
export async function clearAllDrafts(context: RequestContext): Promise<void> {
  await eraseDrafts(context, () => true);
}

async function eraseDrafts(context: RequestContext, which: (ref: DraftRef) => boolean): Promise<void> {
  const refs = await readRefs(context);
  const erased = refs.filter((ref) => isFor(ref, context.viewer) && which(ref));
  if (erased.length === 0) return;
  await deleteDrafts(
    context.db,
    erased.map(({ id }) => id),
  );
  await writeRefs(
    context,
    refs.filter((ref) => !erased.includes(ref)),
  );
}

/** What the buttons of one form do: each posts it to an address of its own. */
const buttonsOfForms = [
  ["hide", "unhide", "warn", "dismiss"],
  ["block", "unblock"],
  ["uphold", "overturn"],
];

function isSameForm(one: string, other: string): boolean {
  const [page, button] = splitAddress(one);
  const [otherPage, otherButton] = splitAddress(other);
  if (page !== otherPage) return false;
  return (
    button === otherButton ||
    buttonsOfForms.some((form) => form.includes(button) && form.includes(otherButton))
  );
}

function splitAddress(action: string): [page: string, button: string] {
  const at = action.lastIndexOf("/");
  return [action.slice(0, at), action.slice(at + 1)];
}

function isFor({ takenBy, madeFor }: DraftRef, viewer: RequestContext["viewer"]): boolean {
  const owner = takenBy ?? madeFor;
  return owner === null || owner === viewer?.id;
}

async function readRefs({ env, request, responseHeaders, now }: RequestContext): Promise<DraftRef[]> {
  const value = await readCookie(draftCookie(env), request, responseHeaders);
  return draftRefs
    .catch([])
    .parse(value)
    .filter(({ expiresAt }) => expiresAt > now);
}

async function writeRefs({ env, responseHeaders }: RequestContext, refs: DraftRef[]): Promise<void> {
  const cookie = draftCookie(env);
  const line = refs.length > 0 ? cookie.serialize(refs) : expireCookie(cookie);
  responseHeaders.append("Set-Cookie", await line);
}
