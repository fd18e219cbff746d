import { redirect } from "@remix-run/cloudflare";
import { may, type Permission, type Viewer } from "~/accounts/permissions";
import type { RequestContext } from "./context.server";
import { saveDraft } from "./draft.server";
import type { Form } from "./form.server";
import { refuseForbidden, refuseNotFound } from "./refuse.server";

/** The number in the address; 404 for anything else. */
export function requireId({ params }: RequestContext, name = "id"): number {
  const given = params[name] ?? "";
  if (!/^[1-9]\d{0,14}$/.test(given)) refuseNotFound();
  return Number(given);
}

/** A form that is sent, and the page that shows it. */
type SentForm = { page: string; form: Form };

/** The signed-in member, whatever they may do. Others go to sign in and come back here, or to the form's page, where what they typed waits. */
export async function requireViewer(context: RequestContext, sent?: SentForm): Promise<Viewer> {
  if (context.viewer) return context.viewer;
  if (sent) await saveDraft(context, sent.page, sent.form.fields);
  const to = sent?.page ?? context.url.pathname + context.url.search;
  throw redirect(`/auth/login?to=${encodeURIComponent(to)}`);
}

/** The signed-in member, if the table of permissions lets them; else 403. */
export async function requirePermission(
  context: RequestContext,
  permission: Permission,
  sent?: SentForm,
): Promise<Viewer> {
  const viewer = await requireViewer(context, sent);
  return may(viewer, permission) ? viewer : refuseForbidden(context, viewer);
}
