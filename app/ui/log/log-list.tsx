import type { ReactNode } from "react";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { Time } from "~/ui/elements/words/time";
import { Link } from "~/ui/elements/link";

export type LogListEntry = {
  id: number;
  at: number;
  /** The address of the entry's own page. */
  address: string;
  sentence: ReactNode;
  reason?: ReactNode;
  /** The first words of the post that it is about. */
  postWords?: string;
  note?: string;
  /** The link to the entry that reversed it. */
  reversal?: ReactNode;
  /** Undo, and links that filter by this entry. */
  controls?: ReactNode;
};

/** The layout of log entries. Each can be linked to as `#entry-5`. */
export function LogList({ entries, now }: { entries: LogListEntry[]; now: number }) {
  return (
    <ol className="timeline log">
      {entries.map(({ id, at, address, sentence, reason, postWords, note, reversal, controls }) => (
        <li key={id} id={`entry-${id}`}>
          <p className="timeline-time">
            <Link to={address}>
              <span className="visually-hidden">Entry {id}, </span>
              <Time at={at} now={now} />
            </Link>
          </p>
          <div className="timeline-text" data-undone={reversal ? true : undefined}>
            <p>
              {sentence}
              {reason}
            </p>
            {reversal && <p className="log-undone">{reversal}</p>}
            {postWords && <p dir="auto">“{postWords}”</p>}
            {note && <QuotedText>{note}</QuotedText>}
          </div>
          <div className="log-controls">{controls}</div>
        </li>
      ))}
    </ol>
  );
}
