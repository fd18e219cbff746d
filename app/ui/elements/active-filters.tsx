import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Link } from "./link";

type ActiveFiltersProps = {
  /** Each filter that is set; `removeTo` is the address of the list without it. */
  items: { name: string; label: ReactNode; removeTo: string }[];
  /** The address of the list without any filter. */
  clearTo: string;
  /** Other links, as list items. */
  children?: ReactNode;
};

/** The filters that are set on a list, each with a link that removes it. */
export function ActiveFilters({ items, clearTo, children }: ActiveFiltersProps) {
  if (items.length === 0) return null;
  return (
    <ul className="active-filters" aria-label="Active filters">
      {items.map(({ name, label, removeTo }) => (
        <li key={name}>
          <Link className="chip" to={removeTo}>
            <span>
              {label}
              <span className="visually-hidden">, remove</span>
            </span>
            <Icon name="deleted" />
          </Link>
        </li>
      ))}
      {items.length > 1 && (
        <li>
          <Link to={clearTo}>Clear filters</Link>
        </li>
      )}
      {children}
    </ul>
  );
}
