import { gt } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { cases, reports } from "~/db/tables/cases.server";
import { notices } from "~/db/tables/notices.server";
import type { CasesOfLog } from "./replay-cases";
import type { Told } from "./told";

type Answer = { decidedBy: number | null; outcome?: string | null };

const nameAnswer = ({ decidedBy, outcome }: Answer) =>
  decidedBy === null ? "open" : `${outcome ?? "decided"} by entry ${decidedBy}`;
const nameCase = (post: number, answer: Answer) => `case of post ${post}: ${nameAnswer(answer)}`;
const nameReport = (post: number, by: number, answer: Answer) =>
  `report on post ${post} by ${by}: ${nameAnswer(answer)}`;
const nameTold = ({ member, kind, entry, post }: Told) =>
  `notice ${kind} of entry ${entry} to ${member}${post === null ? "" : ` about post ${post}`}`;

/** What the log says that isn't there, and what is there that it doesn't say; each once. */
export async function compareCases(
  db: Database,
  log: CasesOfLog,
  since: { entry: number; post: number },
): Promise<string[]> {
  const [caseRows, reportRows, noticeRows] = await db.batch([
    db.select().from(cases).where(gt(cases.postId, since.post)),
    db.select().from(reports).where(gt(reports.postId, since.post)),
    db.select().from(notices).where(gt(notices.entryId, since.entry)),
  ]);
  const found = [
    ...caseRows.map(({ postId, state, decidedEntryId }) =>
      nameCase(postId, { decidedBy: state === "open" ? null : (decidedEntryId ?? 0) }),
    ),
    ...reportRows.map(({ postId, reporterId, outcome, decidedEntryId }) =>
      nameReport(postId, reporterId, {
        outcome,
        decidedBy: outcome === null ? decidedEntryId : (decidedEntryId ?? 0),
      }),
    ),
  ];
  const told = noticeRows.map(({ memberId: member, kind, entryId: entry, postId: post, readAt }) => ({
    name: nameTold({ member, kind, entry, post }),
    isRead: readAt !== null,
  }));
  const replaced = new Set(log.replaced.map(nameTold));
  const expected = [
    ...[...log.cases].map(([post, { decidedBy }]) => nameCase(post, { decidedBy })),
    ...[...log.reports].flatMap(([post, all]) => all.map((report) => nameReport(post, report.by, report))),
    ...[...log.told.values()].flat().map(nameTold),
  ];
  return differ(
    [...found, ...told.filter(({ name, isRead }) => !(isRead && replaced.has(name))).map(({ name }) => name)],
    expected,
  );
}

function differ(found: string[], expected: string[]): string[] {
  return [
    ...without(expected, found).map((line) => `missing: ${line}`),
    ...without(found, expected).map((line) => `not in the log: ${line}`),
  ];
}

/** Each as often as it stands there more often than in the others. */
function without(lines: string[], others: string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
