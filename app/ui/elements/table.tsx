import type { ReactNode } from "react";

type TableProps = {
  caption: string;
  head: string[];
  /** All columns but the first are numbers; only screen readers get the caption. */
  numbers?: boolean;
  /** Where it is too narrow for a table, each row is a card; a cell's `data-label` is shown there. */
  stacks?: boolean;
  children: ReactNode;
};

/** The children are rows. A table that is wider than the screen scrolls, with the keyboard too. */
export function Table({ caption, head, numbers, stacks, children }: TableProps) {
  return (
    <div
      className={["table", numbers && "table-numbers", stacks && "table-stacks"].filter(Boolean).join(" ")}
      role="region"
      aria-label={caption}
      tabIndex={0}
    >
      <table>
        <caption className={numbers ? "visually-hidden" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {head.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
