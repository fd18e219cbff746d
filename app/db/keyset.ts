/** Rows on a page of a list. */
export const pageLength = 20;

/** Keyset cursor of a list that is sorted by a value and then by id: those of the last row shown. */
export type Cursor = { value: number; id: number };

/** Of rows that were read with one more than the page holds: the page, and its last row where more follow. */
export function takePage<T>(rows: T[], length = pageLength): { rows: T[]; last: T | null } {
  const page = rows.slice(0, length);
  return { rows: page, last: rows.length > length ? (page.at(-1) ?? null) : null };
}

/** As it stands in an address: "1700000000000.12". */
export function formatCursor({ value, id }: Cursor): string {
  return `${value}.${id}`;
}

/** Null for anything else than two numbers of at most 15 digits. */
export function parseCursor(text: string | null): Cursor | null {
  const [, value, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? "") ?? [];
  return value && id ? { value: Number(value), id: Number(id) } : null;
}
