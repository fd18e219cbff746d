import { countNewer } from "~/feed/read-posts.server";
import { readCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requireViewer } from "~/http/requests/require.server";

/** How many posts are newer than `?after=`, counted up to 100, as JSON. */
export const loader = makeLoader(async (context) => {
  await requireViewer(context);
  const count = await countNewer(context.db, readCursor(context, "after") ?? 0);
  return Response.json({ count });
});
