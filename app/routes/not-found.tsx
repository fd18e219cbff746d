import { page, refuseNotFound } from "../http/asking.server";

export const loader = page(async () => refuseNotFound());

export default function NotFound() {
  return null;
}
