import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { answerHealth } from "~/http/health.server";

export const loader = ({ context }: LoaderFunctionArgs) => answerHealth(context.db);
