import { makeLoader } from "~/http/handlers.server";
import { refuseNotFound } from "~/http/responses/refuse.server";

export const loader = makeLoader(async () => refuseNotFound());

export default function NotFound() {
  return null;
}
