import type { Ledger } from "./recorder";

const isReport = (write: string) => /^(post of|report of)/.test(write);

/**
 * What was confirmed against what there is: each write once among the rows, where it has a row of its own, and once in the
 * log; and nothing that nobody was told of.
 */
export function compareWrites(
  { writes, claims }: Ledger,
  { rows, entries }: { rows: string[]; entries: string[] },
): string[] {
  const isClaim = (entry: string) => entry.startsWith("case.claimed ");
  return [
    ...compareExactly("rows", writes.filter(isReport), rows),
    ...compareExactly(
      "log",
      writes,
      entries.filter((entry) => !isClaim(entry)),
    ),
    ...compareClaims(claims, entries.filter(isClaim)),
  ];
}

function compareExactly(where: string, confirmed: string[], found: string[]): string[] {
  const [told, has] = [countEach(confirmed), countEach(found)];
  return [...new Set([...confirmed, ...found])].flatMap((write) => {
    const [wanted, there] = [told.get(write) ?? 0, has.get(write) ?? 0];
    if (wanted === there) return [];
    const what = there < wanted ? "lost" : wanted === 0 ? "not confirmed" : "doubled";
    return [`${what} in ${where}: ${write} (confirmed ${wanted}, found ${there})`];
  });
}

function compareClaims(confirmed: string[], found: string[]): string[] {
  const [told, has] = [countEach(confirmed), countEach(found)];
  return [...new Set([...confirmed, ...found])].flatMap((claim) => {
    const [wanted, there] = [told.get(claim) ?? 0, has.get(claim) ?? 0];
    if (there > wanted) return [`claimed more often than confirmed: ${claim} (${wanted}, found ${there})`];
    return wanted > 0 && there === 0 ? [`lost in log: ${claim} (confirmed ${wanted})`] : [];
  });
}

function countEach(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
