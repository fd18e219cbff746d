import type { QueueRow } from "../moderation/case-view";
import { reportReasons } from "../moderation/reasons";
import { CaseFacts } from "./case-facts";
import { CaseForm } from "./case-form";
import { CaseRow, Notes } from "./case-row";
import { Post } from "./post";
import { useSite } from "./use-site";

/** A case in the queue, to be decided where it stands. `to` is the queue as it is looked at. */
export function QueueCase({ row: { post, case: found, notes }, to }: { row: QueueRow; to: string }) {
  const { now } = useSite();
  return (
    <CaseRow
      facts={
        <>
          <CaseFacts case={found} now={now} />
          {notes.length > 0 && (
            <Notes
              now={now}
              items={notes.map(({ reason, text, at }) => ({ reason: reportReasons[reason].label, text, at }))}
            />
          )}
        </>
      }
      act={<CaseForm post={post} case={found} to={to} compact />}
    >
      <Post post={post} now={now} headingLevel={2} />
    </CaseRow>
  );
}
