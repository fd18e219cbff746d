import type { SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { aliasedColumns } from "~/db/aliased-columns.server";
import type { MemberName } from "./member-name";

/** `members`, or an alias of it. */
type Members = Record<"id" | "name" | "erasedAt", SQLiteColumn>;
/** What `toNamed` reads of a row. */
export type MemberRow<P extends string, Id> = { [K in `${P}Id`]: Id } & {
  [K in `${P}Name`]: string | null;
} & {
  [K in `${P}ErasedAt`]: number | null;
};
type Selected<P extends string, Id> = { [K in keyof MemberRow<P, Id>]: SQL.Aliased<MemberRow<P, Id>[K]> };

/** The columns that `toNamed` needs, from `members` or an alias of it, each key beginning with `prefix`. */
export function nameColumns<P extends string>(table: Members, prefix: P): Selected<P, number> {
  const columns = {
    [`${prefix}Id`]: table.id,
    [`${prefix}Name`]: table.name,
    [`${prefix}ErasedAt`]: table.erasedAt,
  };
  return aliasedColumns(columns) as Selected<P, number>;
}

/** The same for a left join, where every column may be null. */
export function nameColumnsOrNull<P extends string>(table: Members, prefix: P): Selected<P, number | null> {
  return nameColumns(table, prefix) as Selected<P, number | null>;
}

/** The member in the columns with this prefix; null where a left join found none. */
export function toNamed<P extends string>(row: MemberRow<P, number>, prefix: P): MemberName;
export function toNamed<P extends string>(row: MemberRow<P, number | null>, prefix: P): MemberName | null;
export function toNamed(row: Record<string, unknown>, prefix: string): MemberName | null {
  const { [`${prefix}Id`]: id, [`${prefix}Name`]: name, [`${prefix}ErasedAt`]: erasedAt } = row;
  return id === null ? null : { id: id as number, name: name as string | null, erased: erasedAt !== null };
}
