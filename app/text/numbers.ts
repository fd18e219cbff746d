/** As in "1,234". */
export function formatNumber(number: number): string {
  return number.toLocaleString("en");
}

/** As in "1 post" or "1,214 posts". */
export function pluralize(count: number, unit: string): string {
  return `${count === 0 ? "no" : count.toLocaleString("en")} ${unit}${count === 1 ? "" : "s"}`;
}
