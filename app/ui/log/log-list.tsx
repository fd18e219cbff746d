import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Time } from "~/ui/elements/time";

export type LogListEntry = {
  id: number;
  at: number;
  /** Where it stands by itself. */
  address: string;
  sentence: ReactNode;
  reason?: string;
  note?: string;
  /** What took it back. */
  reversal?: ReactNode;
  /** What can be done about it: Undo. */
  act?: ReactNode;
};

/** Who did what, when and why. Each entry can be linked to as `#entry-5`. */
export function LogList({ entries, now }: { entries: LogListEntry[]; now: number }) {
  return (
    <ol className="log">
      {entries.map(({ id, at, address, sentence, reason, note, reversal, act }) => (
        <li key={id} id={`entry-${id}`}>
          <p className="log-time">
            <Link to={address}>
              <span className="visually-hidden">Entry {id}, </span>
              <Time at={at} now={now} />
            </Link>
          </p>
          <div className="log-what" data-undone={reversal ? true : undefined}>
            <p>
              {sentence}
              {reason && <span className="log-reason"> · {reason}</span>}
            </p>
            {note && (
              <p className="quoted" dir="auto">
                {note}
              </p>
            )}
            {reversal && <p className="log-reversal">{reversal}</p>}
          </div>
          <div className="log-act">{act}</div>
        </li>
      ))}
    </ol>
  );
}
