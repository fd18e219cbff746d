import { redirect } from "@remix-run/cloudflare";
import { page, requirePermission } from "../../http/asking.server";

/** The members are what an admin comes for. */
export const loader = page(async (asking) => {
  await requirePermission(asking, "user:list");
  return redirect("/admin/users");
});

/** Nothing of its own: but without a page, a refusal would be bare JSON. */
export default function Admin() {
  return null;
}
