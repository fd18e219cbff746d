import { countNewer } from "../../feed/read-posts.server";
import { page, requireViewer } from "../../http/asking.server";
import { readCursor } from "../../http/cursor.server";

/** How many posts are newer than `?after=`, counted up to 100, as JSON. */
export const loader = page(async (asking) => {
  await requireViewer(asking);
  const count = await countNewer(asking.db, readCursor(asking, "after") ?? 0);
  return Response.json({ count });
});
