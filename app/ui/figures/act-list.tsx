import { Link } from "@remix-run/react";
import { kinds, kindOf } from "~/log/kinds";
import type { PublicAct } from "~/moderation/figures/transparency-view";
import { describeReason } from "~/moderation/describe-reason";
import { type Rule, ruleAddress } from "~/moderation/reasons";
import { Time } from "~/ui/elements/time";

/** Public entries of the log, without names. */
export function ActList({ acts, rules, now }: { acts: PublicAct[]; rules: Rule[]; now: number }) {
  return (
    <ol className="timeline timeline-narrow">
      {acts.map(({ kind, at, reason, reversedKind }, index) => {
        const why = describeReason(rules, kind, reason);
        return (
          <li key={`${at} ${index}`}>
            <p className="timeline-time">
              <Time at={at} now={now} />
            </p>
            <p className="timeline-text">
              {kinds[kind].label}
              {reversedKind && `: ${kinds[reversedKind].label.toLowerCase()}`}
              {why && (
                <span className="timeline-reason">
                  {" · "}
                  {reason === null || kindOf(kind).finding ? (
                    why
                  ) : (
                    <Link to={ruleAddress(reason)}>{why}</Link>
                  )}
                </span>
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
