import type { QueueRow } from "~/moderation/cases/case-view";
import { reasonLabel } from "~/moderation/reasons";
import { AuthorStanding } from "./author-standing";
import { ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { Post } from "~/ui/posts/post";
import { useRootData } from "~/ui/shell/use-root-data";
import { CaseSummary } from "./case-summary";
import { CaseForm, type CaseFormEvents } from "./case-form";
import { CaseRow } from "./case-row";
import { ClaimControls, ClaimWarning } from "./claim";
import { NoteList } from "./note-list";

type QueueCaseProps = {
  row: QueueRow;
  /** The address of the queue with its filter. */
  returnTo: string;
  current: boolean;
  folded: boolean;
  queueEvents: CaseFormEvents;
};

/** A case in the queue with the form that decides it. */
export function QueueCase({ row, returnTo, current, folded, queueEvents }: QueueCaseProps) {
  const { post, case: caseView, standing, notes } = row;
  const { now, rules, drafts } = useRootData();
  const bulk = drafts.findLast(({ action }) => action === "/moderation/bulk");
  const ticked = bulk?.state.repeated?.case ?? [];
  return (
    <CaseRow
      postId={post.id}
      current={current}
      folded={folded}
      checkbox={
        caseView.state === "open" && (
          <label>
            <input
              type="checkbox"
              name="case"
              value={`${post.id}:${caseView.version}`}
              form="bulk"
              defaultChecked={ticked.includes(`${post.id}:${caseView.version}`)}
              // A bulk decision must not decide it a second time.
              disabled={folded}
              aria-keyshortcuts="x"
            />
            Select
          </label>
        )
      }
      details={
        <>
          <CaseSummary case={caseView} now={now} />
          <AuthorStanding standing={standing} />
          {notes.length > 0 && (
            <NoteList
              now={now}
              items={notes.map(({ reason, text, at }) => ({
                reason: reasonLabel(rules, reason),
                text,
                at,
              }))}
            />
          )}
          <Controls plain>
            <ClaimControls postId={post.id} case={caseView} returnTo={returnTo} />
            <ButtonLink to={`/moderation/posts/${post.id}`}>Open case</ButtonLink>
          </Controls>
        </>
      }
      panel={
        <>
          <ClaimWarning case={caseView} />
          <CaseForm post={post} case={caseView} returnTo={returnTo} queueEvents={queueEvents} />
        </>
      }
    >
      <Post post={post} now={now} headingLevel={2} numbered />
    </CaseRow>
  );
}
