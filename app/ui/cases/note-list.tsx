import type { ReactNode } from "react";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { Time } from "~/ui/elements/words/time";

type Note = { by?: ReactNode; reason?: string; text: string | null; at: number };

/** What reporters wrote about a post, or moderators about a member. */
export function NoteList({ items, now }: { items: Note[]; now: number }) {
  return (
    <ul className="note-list">
      {items.map(({ by, reason, text, at }, index) => (
        <li key={index}>
          <p className="hint">
            {by && <>{by} · </>}
            {reason && <>{reason} · </>}
            <Time at={at} now={now} />
          </p>
          {text && <QuotedText>{text}</QuotedText>}
        </li>
      ))}
    </ul>
  );
}
