// Made when first needed: the start of a Worker would take longer by a twentieth.
let withSeparators: Intl.NumberFormat | undefined;

/** "1,234". */
export function formatNumber(number: number): string {
  // What needs none is written a hundred times faster.
  return Number.isInteger(number) && Math.abs(number) < 1_000
    ? String(number)
    : (withSeparators ??= new Intl.NumberFormat("en")).format(number);
}

/** "no posts", "1 post" or "1,214 posts". */
export function pluralize(count: number, unit: string): string {
  return `${count === 0 ? "no" : formatNumber(count)} ${unit}${count === 1 ? "" : "s"}`;
}

/** As in "12%"; a dash if the whole is 0. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.round((100 * part) / whole)}%`;
}
