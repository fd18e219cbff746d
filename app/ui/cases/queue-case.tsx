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
  to: string;
  current: boolean;
  folded: boolean;
  formEvents: CaseFormEvents;
};

/** A case in the queue with the form that decides it. */
export function QueueCase({ row, to, current, folded, formEvents }: QueueCaseProps) {
  const { post, case: found, standing, notes } = row;
  const { now, rules } = useRootData();
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
              // It is being decided by its own form.
              disabled={folded}
              aria-keyshortcuts="x"
            />
            Select
          </label>
        )
      }
      facts={
        <>
          <CaseSummary case={found} now={now} />
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
            <ClaimControls postId={post.id} case={found} to={to} />
            <ButtonLink to={`/moderation/posts/${post.id}`}>Open case</ButtonLink>
          </Controls>
        </>
      }
      panel={
        <>
          <ClaimWarning case={found} />
          <CaseForm post={post} case={found} to={to} inQueue={formEvents} />
        </>
      }
    >
      <Post post={post} now={now} headingLevel={2} />
    </CaseRow>
  );
}
