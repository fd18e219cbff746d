import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { displayName, type Named } from "../accounts/member-name";
import type { LogView } from "../moderation/case-view";
import {
  actReasons,
  type Duration,
  durations,
  type ReportReason,
  reportReasons,
} from "../moderation/reasons";
import { LogList } from "./log-list";
import { useSite } from "./use-site";

/** Entries of the log in sentences. */
export function LogEntries({ entries }: { entries: LogView[] }) {
  const { now } = useSite();
  return (
    <LogList
      now={now}
      entries={entries.map((entry) => ({
        id: entry.id,
        at: entry.at,
        sentence: <Sentence entry={entry} />,
        reason: entry.reason ? actReasons[entry.reason].label : undefined,
        note: entry.note || undefined,
      }))}
    />
  );
}

function Sentence({ entry }: { entry: LogView }) {
  const { actor, member, details } = entry;
  const who = actor ? <Person member={actor} /> : <b>Plaza</b>;
  const whom = member && <Person member={member} />;
  const post = entry.postId !== null && (
    <Link to={`/moderation/posts/${entry.postId}`}>post {entry.postId}</Link>
  );
  const sentences: Record<string, ReactNode> = {
    "post.created": <>wrote {post}</>,
    "post.deleted": <>deleted {post}</>,
    "post.reported": (
      <>
        reported {post} as {reportReasons[details.report as ReportReason]?.label.toLowerCase()}
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
        blocked {whom} ({durations[details.duration as Duration]?.label.toLowerCase()})
      </>
    ),
    "user.unblocked": actor ? <>unblocked {whom}</> : <>ended the block of {whom}</>,
    "role.assigned": (
      <>
        made {whom} {details.to === "admin" ? "an" : "a"} {details.to} (before: {details.from})
      </>
    ),
  };
  return (
    <>
      {who} {sentences[entry.kind] ?? entry.kind}
    </>
  );
}

function Person({ member }: { member: Named }) {
  return (
    <Link to={`/users/${member.id}`}>
      <bdi>{displayName(member)}</bdi>
    </Link>
  );
}
