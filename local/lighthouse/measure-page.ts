import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import * as z from "zod";

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** What we read of Lighthouse's report. Scores from 0 to 1. */
const reportSchema = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), numericValue: z.number().optional() }),
  ),
});
type Report = z.infer<typeof reportSchema>;

/** Of a page: each category's score in percent, the layout shift, and what costs points. */
export type Measured = { scores: Record<string, number>; layoutShift: number; faults: string[] };

/** Loads the page as a phone of the middle range on a slow line does: Lighthouse's own profile. */
export async function measurePage(
  url: string,
  { browser, noindex = false }: { browser: string; noindex?: boolean },
) {
  const sandbox = process.getuid?.() === 0 ? " --no-sandbox" : "";
  const lighthouse = spawn(
    process.execPath,
    [
      "local/lighthouse/node_modules/lighthouse/cli/index.js",
      url,
      "--quiet",
      "--output=json",
      "--no-enable-error-reporting",
      `--only-categories=${categories.join(",")}`,
      `--chrome-flags=--headless${sandbox}`,
      ...(noindex ? ["--skip-audits=is-crawlable"] : []),
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, CHROME_PATH: browser } },
  );
  const [output, errors] = await Promise.all([text(lighthouse.stdout), text(lighthouse.stderr)]);
  const parsed = reportSchema.safeParse(parseJson(output));
  return parsed.success ? summarize(parsed.data) : noReport(errors);
}

/** Of a page that cannot be loaded, or is an error. */
function noReport(errors: string): Measured {
  const scores = Object.fromEntries(categories.map((name) => [name, 0]));
  const [why = "Lighthouse made no report."] = errors.split("\n").filter((line) => /\S/.test(line));
  return { scores, layoutShift: Number.NaN, faults: [why.trim()] };
}

function parseJson(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}

function summarize({ runtimeError, categories: found, audits }: Report): Measured {
  const scores = Object.fromEntries(
    categories.map((name) => [name, Math.round((found[name]?.score ?? 0) * 100)]),
  );
  const weighed = new Set(
    Object.values(found).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
    ),
  );
  const faults = Object.entries(audits)
    .filter(([id, { score }]) => weighed.has(id) && score !== null && score < 0.9)
    .map(([, { title }]) => title);
  return {
    scores,
    layoutShift: audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN,
    faults: runtimeError ? [runtimeError.message] : faults,
  };
}
