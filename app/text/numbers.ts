/** "1,234". */
export function formatNumber(number: number): string {
  return number.toLocaleString("en");
}

/** "no posts", "1 post" or "1,214 posts". */
export function pluralize(count: number, unit: string): string {
  return `${count === 0 ? "no" : formatNumber(count)} ${unit}${count === 1 ? "" : "s"}`;
}
