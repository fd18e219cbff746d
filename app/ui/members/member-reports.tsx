import type { MadeReport, ReceivedCase } from "~/moderation/members/member-page-view";
import { reportOutcomeLabels } from "~/moderation/cases/words";
import { reasonLabel } from "~/moderation/reasons";
import { CaseSummary } from "~/ui/cases/case-summary";
import { Chip, type Tone } from "~/ui/elements/chip";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { WordList } from "~/ui/elements/words/word-list";
import { Time } from "~/ui/elements/words/time";
import { useRootData } from "~/ui/shell/use-root-data";
import { Link } from "~/ui/elements/link";

/** The latest cases about a member's posts, with their decisions. */
export function ReceivedCases({ cases }: { cases: ReceivedCase[] }) {
  const { now } = useRootData();
  return (
    <ul className="report-list">
      {cases.map(({ postId, text, case: caseView }) => (
        <li key={postId}>
          <p>{text === null ? `Post ${postId}, since deleted` : <CaseLink postId={postId} />}</p>
          {text !== null && <QuotedText>{text}</QuotedText>}
          <CaseSummary case={caseView} now={now} />
        </li>
      ))}
    </ul>
  );
}

/** The latest reports that a member made, with their outcomes. */
export function MadeReports({ reports }: { reports: MadeReport[] }) {
  const { now, rules } = useRootData();
  return (
    <ul className="report-list">
      {reports.map(({ postId, hasCase, reason, note, createdAt, outcome, ignored }, index) => (
        <li key={index}>
          <WordList className="chip-row" label="Report">
            {hasCase ? <CaseLink postId={postId} /> : <span>Post {postId}, since deleted</span>}
            <Chip>{reasonLabel(rules, reason)}</Chip>
            <Chip tone={outcome === null ? "caution" : tones[outcome]}>
              {reportOutcomeLabels[outcome ?? "open"]}
            </Chip>
            {ignored && <Chip>Ignored</Chip>}
            <span className="muted">
              <Time at={createdAt} now={now} />
            </span>
          </WordList>
          {note && <QuotedText>{note}</QuotedText>}
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
