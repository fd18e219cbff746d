import { Link } from "@remix-run/react";
import type { MadeReport, ReceivedCase } from "~/moderation/members/member-page-view";
import { reportReasonWords } from "~/moderation/reasons";
import { CaseFacts } from "~/ui/cases/case-facts";
import { Chip, type Tone } from "~/ui/elements/chip";
import { Time } from "~/ui/elements/time";
import { useSite } from "~/ui/shell/use-site";

/** The latest cases about somebody's posts, with what was decided. */
export function ReceivedCases({ cases }: { cases: ReceivedCase[] }) {
  const { now } = useSite();
  return (
    <ul className="person-list">
      {cases.map(({ postId, text, case: found }) => (
        <li key={postId}>
          <p>{text === null ? `Post ${postId}, deleted since` : <CaseLink postId={postId} />}</p>
          {text !== null && (
            <p className="quoted" dir="auto">
              {text}
            </p>
          )}
          <CaseFacts case={found} now={now} />
        </li>
      ))}
    </ul>
  );
}

/** The latest reports somebody made, and what came of them. */
export function MadeReports({ reports }: { reports: MadeReport[] }) {
  const { now } = useSite();
  return (
    <ul className="person-list">
      {reports.map(({ id, postId, isThere, reason, note, createdAt, outcome, ignored }) => (
        <li key={id}>
          <p className="facts">
            {isThere ? <CaseLink postId={postId} /> : <span>Post {postId}, deleted since</span>}
            <Chip>{reportReasonWords[reason].label}</Chip>
            <Chip tone={outcome === null ? "caution" : tones[outcome]}>{outcome ?? "open"}</Chip>
            {ignored && <Chip>ignored</Chip>}
            <span className="quiet">
              <Time at={createdAt} now={now} />
            </span>
          </p>
          {note && (
            <p className="quoted" dir="auto">
              {note}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

const tones: Record<NonNullable<MadeReport["outcome"]>, Tone> = {
  upheld: "good",
  dismissed: "danger",
  withdrawn: "neutral",
  "closed by block": "neutral",
};

function CaseLink({ postId }: { postId: number }) {
  return <Link to={`/moderation/posts/${postId}`}>Post {postId}</Link>;
}
