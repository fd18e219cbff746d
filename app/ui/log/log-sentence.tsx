import { Link } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";
import { displayName, type Named } from "~/accounts/member-name";
import type { KindWithDetails } from "~/db/log-details";
import { kindOf } from "~/log/kinds";
import { entryAddress } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";
import { durationWords } from "~/moderation/blocks/words";
import { reasonLabel, type Rule } from "~/moderation/reasons";
import { useRootData } from "~/ui/shell/use-root-data";

/** Who did what to whom. */
export function LogSentence({ entry }: { entry: LogView }) {
  const { rules } = useRootData();
  const { sentence, sentenceOfClock } = kindOf(entry.kind);
  return (
    <>
      {entry.actor ? <MemberLink member={entry.actor} /> : <b>Plaza</b>}{" "}
      <Template text={entry.actor ? sentence : (sentenceOfClock ?? sentence)} parts={partsOf(entry, rules)} />
    </>
  );
}

type Parts = Record<string, ReactNode>;

/** What the braces in a template of `log/kinds.ts` stand for. */
function partsOf(entry: LogView, rules: Rule[]): Parts {
  const { postId, member, reverses } = entry;
  const links = {
    post: postId === null ? null : <Link to={`/moderation/posts/${postId}`}>post {postId}</Link>,
    member: member && <MemberLink member={member} />,
  };
  const details = detailsOf(entry, rules);
  const gerund = reverses && kindOf(reverses.kind).undo?.gerund;
  return {
    ...links,
    ...details,
    reversed: reverses ? <EntryLink id={reverses.id} /> : "an act",
    // It concerns the same post and member.
    undone: reverses && (
      <>
        {": "}
        {gerund ? (
          <Template text={gerund} parts={{ ...links, ...detailsOf(reverses, rules) }} />
        ) : (
          reverses.kind
        )}
      </>
    ),
  };
}

function detailsOf(entry: KindWithDetails, rules: Rule[]): Parts {
  switch (entry.kind) {
    case "post.reported":
      return { reason: reasonLabel(rules, entry.details.report).toLowerCase() };
    case "user.blocked":
      return { duration: durationWords[entry.details.duration]?.toLowerCase() };
    case "role.assigned": {
      const { from, to } = entry.details;
      return { role: `${to === "admin" ? "an" : "a"} ${to} (before: ${from})` };
    }
    case "appeal.sent":
    case "appeal.upheld":
    case "appeal.overturned":
      return { appealed: <EntryLink id={entry.details.appealedId} /> };
    default:
      return {};
  }
}

function Template({ text, parts }: { text: string; parts: Parts }) {
  // Every second piece is the name of a part.
  return text
    .split(/\{(\w+)\}/)
    .map((piece, index) => <Fragment key={index}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>);
}

function EntryLink({ id }: { id: number }) {
  return <Link to={entryAddress(id)}>entry {id}</Link>;
}

function MemberLink({ member }: { member: Named }) {
  return (
    <Link to={`/users/${member.id}`}>
      <bdi>{displayName(member)}</bdi>
    </Link>
  );
}
