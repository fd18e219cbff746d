import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { displayName, type Named } from "~/accounts/member-name";
import type { LogKind, ReportReason } from "~/db/vocabulary";
import { entryAddress } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";
import type { Duration } from "~/moderation/blocks/durations";
import { durationWords } from "~/moderation/blocks/words";
import { reportReasonWords } from "~/moderation/reasons";

/** Who did what to whom. */
export function LogSentence({ entry }: { entry: LogView }) {
  return (
    <>
      {entry.actor ? <Person member={entry.actor} /> : <b>Plaza</b>} {deedOf(entry)}
    </>
  );
}

function deedOf(entry: LogView): ReactNode {
  const { actor, details, reverses } = entry;
  const { post, whom } = linksOf(entry);
  const appealed = <Entry id={details.appealedId} />;
  const deeds: Record<LogKind, ReactNode> = {
    "post.created": <>wrote {post}</>,
    "post.deleted": <>deleted {post}</>,
    "post.reported": (
      <>
        reported {post} as {reportReasonWords[details.report as ReportReason]?.label.toLowerCase()}
      </>
    ),
    "report.withdrawn": <>withdrew a report on {post}</>,
    "post.hidden": (
      <>
        hid {post} by {whom}
      </>
    ),
    "post.unhidden": (
      <>
        brought back {post} by {whom}
      </>
    ),
    "report.dismissed": (
      <>
        dismissed the reports on {post} by {whom}
      </>
    ),
    "user.blocked": (
      <>
        blocked {whom} ({durationOf(entry.details)})
      </>
    ),
    "user.unblocked": actor ? <>unblocked {whom}</> : <>ended the block of {whom}</>,
    "role.assigned": (
      <>
        made {whom} {roleChange(details)}
      </>
    ),
    "appeal.sent": <>appealed against {appealed}</>,
    "appeal.upheld": (
      <>
        turned down the appeal of {whom} against {appealed}
      </>
    ),
    "appeal.overturned": (
      <>
        granted the appeal of {whom}, and so undid {appealed}
        {reverses && <>: {undoneDeed(entry, reverses)}</>}
      </>
    ),
    "act.undone": reverses ? (
      <>
        undid <Entry id={reverses.id} />: {undoneDeed(entry, reverses)}
      </>
    ) : (
      "undid an act"
    ),
    "case.claimed": (
      <>
        claimed the case of {post} by {whom}
      </>
    ),
    "case.released": (
      <>
        released the case of {post} by {whom}
      </>
    ),
    "note.added": <>noted about {whom}</>,
    "reports.ignored": <>began to ignore reports by {whom}</>,
    "reports.heeded": <>began to heed reports by {whom} again</>,
  };
  return deeds[entry.kind];
}

/** What an undo took back; it concerns the same post and member. */
function undoneDeed(entry: LogView, { kind, details }: NonNullable<LogView["reverses"]>): ReactNode {
  const { post, whom } = linksOf(entry);
  const deeds: Partial<Record<LogKind, ReactNode>> = {
    "post.hidden": (
      <>
        hiding {post} by {whom}
      </>
    ),
    "post.unhidden": (
      <>
        bringing back {post} by {whom}
      </>
    ),
    "report.dismissed": (
      <>
        dismissing the reports on {post} by {whom}
      </>
    ),
    "user.blocked": (
      <>
        blocking {whom} ({durationOf(details)})
      </>
    ),
    "user.unblocked": <>unblocking {whom}</>,
    "role.assigned": (
      <>
        making {whom} {roleChange(details)}
      </>
    ),
  };
  return deeds[kind] ?? kind;
}

function linksOf({ postId, member }: LogView) {
  return {
    post: postId === null ? null : <Link to={`/moderation/posts/${postId}`}>post {postId}</Link>,
    whom: member && <Person member={member} />,
  };
}

function durationOf({ duration }: LogView["details"]): string | undefined {
  return durationWords[duration as Duration]?.toLowerCase();
}

function roleChange({ from, to }: LogView["details"]): string {
  return `${to === "admin" ? "an" : "a"} ${to} (before: ${from})`;
}

function Entry({ id }: { id: number | undefined }) {
  return id === undefined ? <>an act</> : <Link to={entryAddress(id)}>entry {id}</Link>;
}

function Person({ member }: { member: Named }) {
  return (
    <Link to={`/users/${member.id}`}>
      <bdi>{displayName(member)}</bdi>
    </Link>
  );
}
