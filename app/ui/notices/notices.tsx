import { Link } from "@remix-run/react";
import type { AppealStanding } from "~/moderation/appeals/appeal-view";
import { standingWords } from "~/moderation/appeals/words";
import type { NoticeView } from "~/moderation/notices/notice-view";
import { describeNotice } from "~/moderation/notices/words";
import { reasonLabel } from "~/moderation/reasons";
import { ButtonLink } from "~/ui/elements/button";
import { Chip, type Tone } from "~/ui/elements/chip";
import { Controls } from "~/ui/elements/controls";
import { Icon, type IconName } from "~/ui/elements/icon";
import { QuotedText } from "~/ui/elements/quoted-text";
import { Time } from "~/ui/elements/time";
import { QuotedPost } from "~/ui/posts/quoted-post";
import { useRootData } from "~/ui/shell/use-root-data";

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
  const { now } = useRootData();
  const { sentence, more } = describeNotice(notice);
  const { icon, tone } = symbols[notice.kind];
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
        <NoticeDetails notice={notice} />
      </div>
    </>
  );
}

/** What only some kinds have, such as a reason, a reply or a link to the appeal. */
function NoticeDetails({ notice }: { notice: NoticeView }) {
  const { rules } = useRootData();
  if ("standing" in notice)
    return (
      <>
        {notice.reason && <p>Reason: {reasonLabel(rules, notice.reason).toLowerCase()}</p>}
        {notice.note && (
          <div>
            <QuotedText by="The moderator noted">{notice.note}</QuotedText>
          </div>
        )}
        <AppealLink entryId={notice.entryId} standing={notice.standing} />
      </>
    );
  if ("reply" in notice)
    return (
      <>
        {notice.reply && (
          <div>
            <QuotedText by="The answer">{notice.reply}</QuotedText>
          </div>
        )}
        <p>
          <Link to={`/appeals/${notice.entryId}`}>See your appeal</Link>
        </p>
      </>
    );
  return null;
}

function AppealLink({ entryId, standing }: { entryId: number; standing: AppealStanding }) {
  if (standing === "possible")
    return (
      <Controls>
        <ButtonLink to={`/appeals/${entryId}`}>Appeal</ButtonLink>
      </Controls>
    );
  if (standing === "over") return <p className="hint">This no longer holds.</p>;
  return (
    <p>
      {standingWords[standing]} <Link to={`/appeals/${entryId}`}>See your appeal</Link>
    </p>
  );
}

const symbols: Record<NoticeView["kind"], { icon: IconName; tone: Tone }> = {
  "post.hidden": { icon: "hidden", tone: "caution" },
  "post.restored": { icon: "seen", tone: "good" },
  "user.blocked": { icon: "blocked", tone: "danger" },
  "user.unblocked": { icon: "tick", tone: "good" },
  "role.changed": { icon: "role", tone: "neutral" },
  "appeal.upheld": { icon: "reply", tone: "neutral" },
  "appeal.overturned": { icon: "reply", tone: "good" },
  "report.upheld": { icon: "report", tone: "neutral" },
  "report.dismissed": { icon: "report", tone: "neutral" },
  "report.closed": { icon: "report", tone: "neutral" },
};
