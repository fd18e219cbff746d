import { kinds } from "~/log/kinds";
import type { PublicAct } from "~/moderation/figures/transparency-view";
import type { Rule } from "~/moderation/reasons";
import { Time } from "~/ui/elements/words/time";
import { ActReason } from "~/ui/log/act-reason";

/** Public entries of the log, without names. */
export function ActList({ acts, rules, now }: { acts: PublicAct[]; rules: Rule[]; now: number }) {
  return (
    <ol className="timeline timeline-narrow">
      {acts.map(({ kind, at, reason, reversedKind }, index) => (
        <li key={`${at} ${index}`}>
          <p className="timeline-time">
            <Time at={at} now={now} />
          </p>
          <p className="timeline-text">
            {kinds[kind].label}
            {reversedKind && `: ${kinds[reversedKind].label.toLowerCase()}`}
            <ActReason kind={kind} reason={reason} rules={rules} />
          </p>
        </li>
      ))}
    </ol>
  );
}
