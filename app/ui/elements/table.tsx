import type { ReactNode } from "react";

type TableProps = {
  caption: string;
  head: string[];
  /** All columns but the first are numbers; the caption is for screen readers alone. */
  numbers?: boolean;
  children: ReactNode;
};

/** The children are rows. Where the table is wider than the screen it scrolls by itself, by touch and by keyboard. */
export function Table({ caption, head, numbers, children }: TableProps) {
  return (
    <div
      className={numbers ? "table table-numbers" : "table"}
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
