import { Time } from "~/ui/elements/time";

type Note = { by?: string; reason: string; text: string; at: number };

/** What the reporters wrote. */
export function ReportNotes({ items, now }: { items: Note[]; now: number }) {
  return (
    <ul className="notes">
      {items.map(({ by, reason, text, at }, index) => (
        <li key={index}>
          <p className="notes-by">
            {by && (
              <>
                <bdi>{by}</bdi> ·{" "}
              </>
            )}
            {reason} · <Time at={at} now={now} />
          </p>
          {text && (
            <p className="quoted" dir="auto">
              {text}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
