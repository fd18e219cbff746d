import type { QueueRow } from "~/moderation/cases/case-view";
import { reasonLabel } from "~/moderation/reasons";
import { Avatar } from "~/ui/elements/members/avatar";
import { ButtonLink } from "~/ui/elements/button";
import { NumberedName } from "~/ui/elements/members/numbered-name";
import { RoleChip } from "~/ui/elements/members/role-chip";
import { Time } from "~/ui/elements/words/time";
import { MemberText } from "~/ui/posts/member-text";
import { PostStates } from "~/ui/posts/post";
import { useRootData } from "~/ui/shell/use-root-data";
import { AuthorStanding } from "./author-standing";
import { CaseForm, type CaseFormEvents } from "./case-form";
import { CaseSummary } from "./case-summary";
import { ClaimControls, ClaimWarning } from "./claim";
import { NoteList } from "./note-list";
import { useClaimRenewal } from "./use-claim-renewal";
import { Link } from "~/ui/elements/link";

type CasePanelProps = {
  row: QueueRow;
  /** Another case is selected, while the form of this one is being sent, or was rejected. */
  hidden: boolean;
  /** The queue with its filter. */
  address: string;
  /** The queue with the next case selected; null after the last. */
  next: string | null;
  onNext: () => void;
  /** The keys act on this case, and not on the ticked ones. */
  hasKeys: boolean;
  /** Somebody else decided first: there is nothing left to decide, and what was typed is shown. */
  isLost: boolean;
  events: CaseFormEvents;
};

/** The selected case of the queue, with everything to decide it and the form that does. */
export function CasePanel({ row, hidden, address, next, onNext, hasKeys, isLost, events }: CasePanelProps) {
  const { post, case: caseView, standing, notes } = row;
  const { now, rules, viewer } = useRootData();
  const id = `panel-${post.id}`;
  const own = `${address}${address.includes("?") ? "&" : "?"}case=${post.id}`;
  useClaimRenewal(post.id, !hidden && caseView.state === "open" && caseView.claimedBy?.id === viewer?.id);
  return (
    <section
      className="case-panel"
      id={id}
      hidden={hidden}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-words`}
    >
      <p className="case-back">
        <Link to={address}>All cases</Link>
      </p>
      <header className="case-panel-head">
        <Avatar member={post.author} />
        <h2 id={`${id}-title`}>
          <span className="visually-hidden">Post by </span>
          <Link to={`/moderation/users/${post.author.id}`}>
            <NumberedName member={post.author} />
          </Link>
        </h2>
        {!post.author.erased && <RoleChip role={post.author.role} />}
        <span className="hint">
          posted <Time at={post.createdAt} now={now} />
        </span>
      </header>
      <div id={`${id}-words`}>
        <PostStates post={post} />
        <MemberText text={post.text} />
      </div>
      <AuthorStanding standing={standing} />
      <div className="case-panel-reports">
        <CaseSummary case={caseView} now={now} />
        {notes.length > 0 && (
          <NoteList
            now={now}
            items={notes.map(({ reason, text, at }) => ({ reason: reasonLabel(rules, reason), text, at }))}
          />
        )}
      </div>
      {!isLost && <ClaimWarning case={caseView} />}
      <CaseForm
        post={post}
        case={caseView}
        returnTo={next ?? address}
        idPrefix={`case-${post.id}-`}
        hasKeys={!hidden && hasKeys}
        isLost={isLost}
        events={events}
      />
      <div className="controls controls-plain no-print">
        {!isLost && (
          <ClaimControls
            postId={post.id}
            case={caseView}
            returnTo={own}
            shortcut={hidden ? undefined : "c"}
          />
        )}
        <ButtonLink
          to={`/moderation/posts/${post.id}?to=${encodeURIComponent(next ?? address)}`}
          shortcut={hidden ? undefined : "o"}
        >
          Open case
        </ButtonLink>
        {next !== null && (
          <span className="case-next">
            <ButtonLink
              to={next}
              onClick={(event) => {
                event.preventDefault();
                onNext();
              }}
            >
              Next case
            </ButtonLink>
          </span>
        )}
      </div>
    </section>
  );
}
