import type { ReactNode } from "react";
import { Time } from "./time";

export type LogListEntry = {
  id: number;
  at: number;
  sentence: ReactNode;
  reason?: string;
  note?: string;
  /** What can be done about it: Undo. */
  act?: ReactNode;
};

/** Who did what, when and why. Each entry can be linked to as `#entry-5`. */
export function LogList({ entries, now }: { entries: LogListEntry[]; now: number }) {
  return (
    <ol className="log">
      {entries.map(({ id, at, sentence, reason, note, act }) => (
        <li key={id} id={`entry-${id}`}>
          <p className="log-time">
            <Time at={at} now={now} />
          </p>
          <div className="log-what">
            <p>
              {sentence}
              {reason && <span className="log-reason"> · {reason}</span>}
            </p>
            {note && (
              <p className="quoted" dir="auto">
                {note}
              </p>
            )}
          </div>
          {act}
        </li>
      ))}
    </ol>
  );
}
