import { redirect } from "@remix-run/cloudflare";
import { may, type Permission, rolesWith, type Viewer } from "~/accounts/permissions";
import type { RequestContext } from "../context.server";
import { isOfDeletedMember, saveDraft } from "../forms/draft.server";
import type { Form } from "../forms/form.server";
import { refuseDeletedMember, refuseForbidden, refuseNotFound } from "../responses/refuse.server";
import { readId } from "./search-params.server";

/** The id in the route's path; 404 where it is none. */
export function requireId({ params }: Pick<RequestContext, "params">, name = "id"): number {
  return readId(params[name]) ?? refuseNotFound();
}

/** A form that was sent, and the path of the page it is on. */
type SentForm = { page: string; form: Form };

/** The fields in which people write. */
const written = ["body", "note", "name"];

/**
 * The signed-in member, whatever their permissions. A visitor is redirected to sign in, and from there back to this address
 * or to the page of the form, which shows it filled; but whoever deleted their account in another tab has none to
 * sign in to, and is given what they typed.
 */
export async function requireViewer(context: RequestContext, sent?: SentForm): Promise<Viewer> {
  if (context.viewer) return context.viewer;
  if (sent) {
    const { fields } = sent.form;
    const typed = written.flatMap((name) => (fields[name]?.trim() ? [fields[name]] : []));
    await saveDraft(context, sent.form);
    if (typed.length > 0 && (await isOfDeletedMember(context, sent.form))) refuseDeletedMember(typed);
  }
  const to = sent?.page ?? context.url.pathname + context.url.search;
  throw redirect(`/auth/login?to=${encodeURIComponent(to)}`);
}

/** The signed-in member if they have the permission, else 403. Visitors as in `requireViewer`. */
export async function requirePermission(
  context: RequestContext,
  permission: Permission,
  sent?: SentForm,
): Promise<Viewer> {
  const viewer = await requireViewer(context, sent);
  return may(viewer, permission) ? viewer : refuseForbidden(context, viewer, whoMay(permission, sent));
}

/** The lowest role that has the permission stands for those above it. */
function whoMay(permission: Permission, sent?: SentForm): string {
  return `Only ${rolesWith(permission)[0]}s can ${sent ? "do this" : "open this page"}.`;
}
