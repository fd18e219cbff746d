import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

type ActiveFiltersProps = {
  /** What a list is narrowed to; `without` is the address of the list without it. */
  items: { name: string; words: ReactNode; without: string }[];
  /** The address of the whole list. */
  all: string;
  /** Where else one may want to go from here: list items. */
  children?: ReactNode;
};

/** What a list is narrowed to: each taken away by its own link. */
export function ActiveFilters({ items, all, children }: ActiveFiltersProps) {
  if (items.length === 0) return null;
  return (
    <ul className="picked" aria-label="Narrowed to">
      {items.map(({ name, words, without }) => (
        <li key={name}>
          <Link className="chip" to={without}>
            <span>
              {words}
              <span className="visually-hidden">, take away</span>
            </span>
            <Icon name="deleted" />
          </Link>
        </li>
      ))}
      {items.length > 1 && (
        <li>
          <Link to={all}>Show all</Link>
        </li>
      )}
      {children}
    </ul>
  );
}
