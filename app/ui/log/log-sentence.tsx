import { Fragment, type ReactNode } from "react";
import { displayName, type MemberName } from "~/accounts/names/member-name";
import type { Viewer } from "~/accounts/permissions";
import { roleInSentence } from "~/accounts/role-names";
import { kindOf } from "~/log/kinds";
import { entryAddress } from "~/log/log-filter";
import type { KindAsTold, LogView } from "~/log/log-view";
import { durationLabels } from "~/moderation/blocks/words";
import { reasonLabel, type Rule } from "~/moderation/reasons";
import { useRootData } from "~/ui/shell/use-root-data";
import { MemberNumber } from "~/ui/elements/members/numbered-name";
import { Link } from "~/ui/elements/link";

/** An entry as a sentence: who did what to whom. */
export function LogSentence({ entry }: { entry: LogView }) {
  const { viewer, rules } = useRootData();
  const { sentence, sentenceWithoutActor } = kindOf(entry.kind);
  return (
    <>
      {entry.actor ? <MemberLink member={entry.actor} /> : <b>Plaza</b>}{" "}
      <Template
        text={entry.actor ? sentence : (sentenceWithoutActor ?? sentence)}
        values={valuesOf(entry, rules, viewer)}
      />
    </>
  );
}

type Values = Record<string, ReactNode>;

/** The values of the placeholders in the templates of `log/kinds.ts`. */
function valuesOf(entry: LogView, rules: Rule[], viewer: Viewer | null): Values {
  const { postId, member, reverses } = entry;
  const links = {
    post: postId !== null && <PostLink id={postId} isOwn={member?.id === viewer?.id} />,
    member: member && <MemberLink member={member} />,
  };
  const details = detailsOf(entry, rules);
  const gerund = reverses && kindOf(reverses.kind).undo?.gerund;
  return {
    ...links,
    ...details,
    reversed: reverses ? <EntryLink id={reverses.id} /> : "an action",
    // The undone act concerns the same post and member, so it has the same links.
    undone: reverses && (
      <>
        {": "}
        {gerund ? (
          <Template text={gerund} values={{ ...links, ...detailsOf(reverses, rules) }} />
        ) : (
          reverses.kind
        )}
      </>
    ),
  };
}

function detailsOf(entry: KindAsTold, rules: Rule[]): Values {
  switch (entry.kind) {
    case "post.reported":
      return { reason: reasonLabel(rules, entry.details.report).toLowerCase() };
    case "user.blocked":
      return { duration: durationLabels[entry.details.duration]?.toLowerCase() };
    case "role.assigned": {
      const { from, to } = entry.details;
      return { role: `${roleInSentence(to)} (was ${roleInSentence(from)})` };
    }
    case "appeal.sent":
    case "appeal.upheld":
    case "appeal.overturned":
      return { appealed: <EntryLink id={entry.details.appealedId} /> };
    default:
      return {};
  }
}

function Template({ text, values }: { text: string; values: Values }) {
  // Every second piece is the name of a placeholder.
  return text
    .split(/\{(\w+)\}/)
    .map((piece, index) => <Fragment key={index}>{index % 2 === 0 ? piece : values[piece]}</Fragment>);
}

/** Nobody sees the case of their own post. */
function PostLink({ id, isOwn }: { id: number; isOwn: boolean }) {
  return isOwn ? <>post {id}</> : <Link to={`/moderation/posts/${id}`}>post {id}</Link>;
}

function EntryLink({ id }: { id: number }) {
  return <Link to={entryAddress(id)}>entry {id}</Link>;
}

export function MemberLink({ member }: { member: MemberName }) {
  return (
    <>
      <Link to={`/users/${member.id}`}>
        <bdi>{displayName(member)}</bdi>
      </Link>
      <MemberNumber member={member} />
    </>
  );
}
