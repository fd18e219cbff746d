import type { RuleKey } from "~/db/vocabulary";
import type { AppealStatus } from "~/moderation/appeals/appeal-view";
import { appealStatusSentences } from "~/moderation/appeals/words";
import { describeNotice, describeOver, type NoticeView } from "~/moderation/notices/notice-view";
import { ButtonLink } from "~/ui/elements/button";
import { Chip } from "~/ui/elements/chip";
import { Controls } from "~/ui/elements/controls";
import { Icon } from "~/ui/elements/icon";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { Time } from "~/ui/elements/words/time";
import { QuotedPost } from "~/ui/posts/quoted-post";
import { RuleLink } from "~/ui/shell/rule-link";
import { StatementLink } from "~/ui/shell/statement-link";
import { useRootData } from "~/ui/shell/use-root-data";
import { Link } from "~/ui/elements/link";

/** The notices of the viewer, newest first; unread ones are marked. */
export function Notices({ notices }: { notices: NoticeView[] }) {
  return (
    <ol>
      {notices.map((notice) => (
        <li
          key={notice.id}
          id={`notice-${notice.id}`}
          className="notice"
          data-unread={notice.unread || undefined}
        >
          <Notice notice={notice} />
        </li>
      ))}
    </ol>
  );
}

function Notice({ notice }: { notice: NoticeView }) {
  const { rules, now } = useRootData();
  const { sentence, more, icon, tone } = describeNotice(notice, { rules, now });
  return (
    <>
      <span className="notice-icon" data-tone={tone}>
        <Icon name={icon} />
      </span>
      <div className="notice-body">
        <div>
          <p className="notice-sentence">{sentence}</p>
          <p className="hint">
            {notice.unread && <Chip tone="accent">New</Chip>} <Time at={notice.at} now={now} />
          </p>
        </div>
        {more && <p>{more}</p>}
        {"post" in notice && notice.post && (
          <QuotedPost text={notice.post.text}>
            <Link to={`/posts/${notice.post.id}`}>See the post</Link>
          </QuotedPost>
        )}
        {"report" in notice && notice.report && <OwnReport reason={notice.report.reason} />}
        <NoticeDetails notice={notice} />
      </div>
    </>
  );
}

function OwnReport({ reason }: { reason: RuleKey }) {
  return (
    <p className="hint">
      Your reason: <RuleLink reason={reason} />
    </p>
  );
}

/** What only some kinds have, such as a reason, a reply or a link to the appeal. */
function NoticeDetails({ notice }: { notice: NoticeView }) {
  if ("status" in notice)
    return (
      <>
        {notice.reason && (
          <p>
            Reason: <RuleLink reason={notice.reason} />
          </p>
        )}
        <ModeratorNote note={notice.note} />
        <p>
          <StatementLink entryId={notice.entryId} />
        </p>
        {notice.kind === "name.reset" && (
          <p>
            <Link to="/account/name">Choose another name</Link>
          </p>
        )}
        <AppealLink entryId={notice.entryId} status={notice.status} over={describeOver(notice)} />
      </>
    );
  if (notice.kind === "report.dismissed") return <ModeratorNote note={notice.note} />;
  if ("reply" in notice)
    return (
      <>
        {notice.reply && (
          <div>
            <QuotedText by="Answer">{notice.reply}</QuotedText>
          </div>
        )}
        <p>
          <Link to={`/appeals/${notice.entryId}`}>See your appeal</Link>
        </p>
      </>
    );
  return null;
}

function ModeratorNote({ note }: { note: string }) {
  if (!note) return null;
  return (
    <div>
      <QuotedText by="The moderator's note">{note}</QuotedText>
    </div>
  );
}

type AppealLinkProps = { entryId: number; status: AppealStatus; over: string | null };

function AppealLink({ entryId, status, over }: AppealLinkProps) {
  if (status === "possible")
    return (
      <Controls>
        <ButtonLink to={`/appeals/${entryId}`}>Appeal</ButtonLink>
      </Controls>
    );
  if (status === "over") return over && <p className="hint">{over}</p>;
  return (
    <p>
      {appealStatusSentences[status]} <Link to={`/appeals/${entryId}`}>See your appeal</Link>
    </p>
  );
}
