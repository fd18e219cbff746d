import type { MouseEvent } from "react";
import type { StandingView } from "~/accounts/standing";
import { displayName } from "~/accounts/names/member-name";
import type { PostView } from "~/feed/post-view";
import type { CaseView, QueueRow } from "~/moderation/cases/case-view";
import { pluralize } from "~/text/numbers";
import { plainText } from "~/text/plain-text";
import { Avatar } from "~/ui/elements/members/avatar";
import { Chip } from "~/ui/elements/chip";
import { RoleChip } from "~/ui/elements/members/role-chip";
import { MemberNumber } from "~/ui/elements/members/numbered-name";
import { Time } from "~/ui/elements/words/time";
import { useRootData } from "~/ui/shell/use-root-data";
import { ReasonChips } from "../case-summary";
import type { DecisionStatus } from "./queue-rows";
import { Verdict } from "../verdict";
import { Link } from "~/ui/elements/link";

type QueueRowItemProps = {
  row: QueueRow;
  /** The address that selects it. */
  to: string;
  /** Selects it without loading anything. */
  onSelect: () => void;
  selected: boolean;
  /** Of a decision that was sent from this page. */
  status?: DecisionStatus;
};

/** A case in the list: who wrote what, for which reasons it was reported, and what speaks against its author. */
export function QueueRowItem({ row, to, onSelect, selected, status }: QueueRowItemProps) {
  const { post, case: caseView, standing } = row;
  const { now, drafts } = useRootData();
  const id = `case-${post.id}`;
  const key = `${post.id}:${caseView.version}`;
  const bulk = drafts.findLast(({ action }) => action === "/moderation/bulk");
  const isSent = status?.state === "sent";
  const isLost = status?.conflict !== undefined;
  const handleClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onSelect();
  };
  return (
    <article
      className="queue-row"
      id={id}
      aria-labelledby={`${id}-author ${id}-time`}
      data-selected={selected || undefined}
      data-folded={isSent || undefined}
      data-lost={isLost || undefined}
    >
      {caseView.state === "open" && !isLost && (
        <label className="queue-tick">
          <input
            type="checkbox"
            name="case"
            value={key}
            form="bulk"
            aria-label={`Select the case about ${displayName(post.author)}`}
            defaultChecked={bulk?.state.repeated?.case?.includes(key)}
            // A bulk decision must not decide it a second time.
            disabled={isSent}
            aria-keyshortcuts={selected ? "x" : undefined}
          />
        </label>
      )}
      <Avatar member={post.author} />
      <div className="queue-row-text">
        <div className="queue-row-head">
          <h2 id={`${id}-author`}>
            <Link to={to} onClick={handleClick} aria-current={selected || undefined}>
              <bdi>{displayName(post.author)}</bdi>
            </Link>
          </h2>
          <MemberNumber member={post.author} /> {!post.author.erased && <RoleChip role={post.author.role} />}
          <span className="hint">
            <span id={`${id}-time`}>
              <Time at={caseView.openedAt} now={now} />
            </span>
            {standingInWords(standing)}
          </span>
          <Outcome post={post} case={caseView} status={status} />
        </div>
        <p className="queue-row-words" dir="auto">
          {plainText(post.text)}
        </p>
      </div>
    </article>
  );
}

/** What became of it, or else the reasons and who is on it. */
function Outcome({
  post,
  case: caseView,
  status,
}: {
  post: PostView;
  case: CaseView;
  status?: DecisionStatus;
}) {
  const { now, viewer } = useRootData();
  if (status?.conflict !== undefined) return <p className="queue-row-outcome">{status.conflict}</p>;
  const claimer = caseView.state === "open" && caseView.claimedBy;
  return (
    <>
      {status?.state === "rejected" && <p className="queue-row-outcome">Not decided yet</p>}
      {caseView.state === "decided" && (
        <p className="queue-row-outcome">
          <Verdict case={caseView} now={now} />
        </p>
      )}
      {claimer && (
        <Chip tone="accent">{claimer.id === viewer?.id ? "Yours" : <bdi>{displayName(claimer)}</bdi>}</Chip>
      )}
      {post.deleted && <Chip>Deleted by its author</Chip>}
      <ReasonChips case={caseView} />
    </>
  );
}

/** " · hidden twice · 3 reports upheld"; nothing where all is zero. */
function standingInWords({ hidden, warned, blocked, upheld }: StandingView): string {
  const acts = [
    hidden > 0 && `hidden ${times(hidden)}`,
    warned > 0 && `warned ${times(warned)}`,
    blocked > 0 && `blocked ${times(blocked)}`,
    upheld > 0 && `${pluralize(upheld, "report")} upheld`,
  ].filter((act) => act !== false);
  // Each breaks as a whole.
  return acts.map((act) => ` · ${act.replaceAll(" ", "\u00a0")}`).join("");
}

function times(count: number): string {
  return ["", "once", "twice"][count] ?? `${count} times`;
}
