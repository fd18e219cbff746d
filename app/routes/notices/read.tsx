import { act, redirectDone, requireViewer } from "../../http/asking.server";
import { noticesReadFields } from "../../http/fields.server";
import { markNoticesRead } from "../../moderation/notices.server";

export const action = act(async (asking, form) => {
  const viewer = await requireViewer(asking, { page: "/notices", form });
  const { through } = noticesReadFields.parse(form.fields);
  await markNoticesRead(asking.db, viewer, { through }, asking.now);
  return redirectDone(asking, "/notices", "All that you saw is marked as read.");
});

/** Nothing of its own: but without a page, a refusal would be bare JSON. */
export default function Read() {
  return null;
}
