import { Children, type ReactNode } from "react";

type WordListProps = {
  className: string;
  label: string;
  /** The items; those that are false or null are left out. */
  children: ReactNode;
};

/** Short items in a row. Read aloud and copied they are a list of words, with commas that are not seen. */
export function WordList({ className, label, children }: WordListProps) {
  const items = Children.toArray(children);
  return (
    <ul className={`word-list ${className}`} aria-label={label}>
      {items.map((item, index) => (
        <li key={index}>
          {item}
          {index < items.length - 1 && <span className="visually-hidden">,</span>}{" "}
        </li>
      ))}
    </ul>
  );
}
