import type { QueueRow } from "~/moderation/cases/case-view";
import { reportReasonWords } from "~/moderation/reasons";
import { AuthorStanding } from "~/ui/elements/author-standing";
import { ButtonLink } from "~/ui/elements/controls";
import { Post } from "~/ui/posts/post";
import { useSite } from "~/ui/shell/use-site";
import { CaseFacts } from "./case-facts";
import { CaseForm, type RowEvents } from "./case-form";
import { CaseRow } from "./case-row";
import { Claim, ClaimWarning } from "./claim";
import { ReportNotes } from "./report-notes";

type QueueCaseProps = {
  row: QueueRow;
  /** The queue as it is looked at. */
  to: string;
  current: boolean;
  folded: boolean;
  events: RowEvents;
};

/** A case in the queue, to be decided where it stands. */
export function QueueCase({ row, to, current, folded, events }: QueueCaseProps) {
  const { post, case: found, standing, notes } = row;
  const { now } = useSite();
  return (
    <CaseRow
      postId={post.id}
      current={current}
      folded={folded}
      select={
        found.state === "open" && (
          <label>
            <input
              type="checkbox"
              name="case"
              value={`${post.id}:${found.version}`}
              form="bulk"
              // Decided by itself, it is no part of a bulk.
              disabled={folded}
              aria-keyshortcuts="x"
            />
            Select
          </label>
        )
      }
      facts={
        <>
          <CaseFacts case={found} now={now} />
          <AuthorStanding standing={standing} />
          {notes.length > 0 && (
            <ReportNotes
              now={now}
              items={notes.map(({ reason, text, at }) => ({
                reason: reportReasonWords[reason].label,
                text,
                at,
              }))}
            />
          )}
          <div className="case-foot">
            <Claim postId={post.id} case={found} to={to} />
            <ButtonLink to={`/moderation/posts/${post.id}`}>Open case</ButtonLink>
          </div>
        </>
      }
      act={
        <>
          <ClaimWarning case={found} />
          <CaseForm post={post} case={found} to={to} row={events} />
        </>
      }
    >
      <Post post={post} now={now} headingLevel={2} />
    </CaseRow>
  );
}
