import type { ReactNode } from "react";

type TableProps = {
  caption: string;
  head: string[];
  /** All columns but the first are numbers. It stands where it needs no other heading. */
  numbers?: boolean;
  children: ReactNode;
};

/** The children are rows. On a narrow screen it scrolls inside itself, by finger and by keyboard. */
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
            {head.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
