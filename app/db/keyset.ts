/** Rows on a page of a list. */
export const pageLength = 20;

/** Cursor of a list that is sorted by a value and then by id: value and id of the last row shown. */
export type Cursor = { value: number; id: number };

/** The page, and its last row where another page follows. `rows` were read with a limit of `length + 1`. */
export function takePage<T>(rows: T[], length = pageLength): { rows: T[]; last: T | null } {
  const page = rows.slice(0, length);
  return { rows: page, last: rows.length > length ? (page.at(-1) ?? null) : null };
}

/** For a query parameter: "1700000000000.12". */
export function formatCursor({ value, id }: Cursor): string {
  return `${value}.${id}`;
}

/** Null unless the text is two numbers of at most 15 digits with a dot between. */
export function parseCursor(text: string | null): Cursor | null {
  const [, value, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? "") ?? [];
  return value && id ? { value: Number(value), id: Number(id) } : null;
}
