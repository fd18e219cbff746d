import { redirectWithFlash } from "~/http/forms/flash.server";
import { makeAction } from "~/http/handlers.server";
import { requireViewer } from "~/http/requests/require.server";
import { markNoticesRead } from "~/moderation/notices/mark-notices-read.server";
import { FormErrorPage } from "~/ui/shell/form-error-page";
import { noticesReadFields } from "./fields.server";

export const action = makeAction(async (context, form) => {
  const viewer = await requireViewer(context, { page: "/notices", form });
  const { through } = noticesReadFields.parse(form.fields);
  await markNoticesRead(context.db, viewer, { through }, context.now);
  return redirectWithFlash(context, "/notices", "All marked as read.");
});

export default function NoticesReadPage() {
  return <FormErrorPage title="Notices" back="/notices" />;
}
