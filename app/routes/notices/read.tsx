import { redirectWithFlash } from "~/http/flash.server";
import { makeAction } from "~/http/handlers.server";
import { requireViewer } from "~/http/require.server";
import { markNoticesRead } from "~/moderation/notices/mark-notices-read.server";
import { noticesReadFields } from "./fields.server";

export const action = makeAction(async (context, form) => {
  const viewer = await requireViewer(context, { page: "/notices", form });
  const { through } = noticesReadFields.parse(form.fields);
  await markNoticesRead(context.db, viewer, { through }, context.now);
  return redirectWithFlash(context, "/notices", "All that you saw is marked as read.");
});

/** Empty, but needed: without a component Remix would send an error as JSON, not as a page. */
export default function NoticesReadPage() {
  return null;
}
