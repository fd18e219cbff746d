import { may } from "~/accounts/permissions";
import type { OwnReport, OwnReportOutcome } from "~/moderation/reports/own-report-view";
import { ownReportOutcomes } from "~/moderation/reports/words";
import { Chip, type Tone } from "~/ui/elements/chip";
import { Controls } from "~/ui/elements/controls";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { Time } from "~/ui/elements/words/time";
import { WordList } from "~/ui/elements/words/word-list";
import { ButtonForm } from "~/ui/forms/button-form";
import { QuotedPost } from "~/ui/posts/quoted-post";
import { RuleLink } from "~/ui/shell/rule-link";
import { useRootData } from "~/ui/shell/use-root-data";
import { Link } from "~/ui/elements/link";

type OwnReportsProps = { reports: OwnReport[]; returnTo: string };

/** The reports that the viewer made, newest first, each with what became of it. */
export function OwnReports({ reports, returnTo }: OwnReportsProps) {
  return (
    <ol>
      {reports.map((report) => (
        <li key={`${report.postId} ${report.reportedAt}`} className="own-report">
          <Report report={report} returnTo={returnTo} />
        </li>
      ))}
    </ol>
  );
}

function Report({ report, returnTo }: { report: OwnReport; returnTo: string }) {
  const { postId, text, reason, note, reportedAt, outcome } = report;
  const { viewer, now } = useRootData();
  const { label, sentence } = ownReportOutcomes[outcome];
  return (
    <>
      <WordList className="chip-row" label="Report">
        <Chip tone={tones[outcome]}>{label}</Chip>
        <span>
          Reported as <RuleLink reason={reason} />{" "}
          <span className="muted">
            <Time at={reportedAt} now={now} />
          </span>
        </span>
      </WordList>
      <p>{sentence}</p>
      {text && (
        <QuotedPost text={text}>
          <Link to={`/posts/${postId}`}>See the post</Link>
        </QuotedPost>
      )}
      {note && (
        <div>
          <QuotedText by="Your note">{note}</QuotedText>
        </div>
      )}
      {outcome === "open" && may(viewer, "post:report") && (
        <Controls>
          <ButtonForm action={`/posts/${postId}/withdraw`} fields={{ to: returnTo }}>
            Withdraw
          </ButtonForm>
        </Controls>
      )}
    </>
  );
}

const tones: Record<OwnReportOutcome, Tone> = {
  open: "caution",
  "post hidden": "good",
  "author warned": "good",
  "author blocked": "good",
  dismissed: "neutral",
  withdrawn: "neutral",
};
