import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { healthResponse } from "~/http/health.server";

export const loader = ({ context }: LoaderFunctionArgs) => healthResponse(context.db);
