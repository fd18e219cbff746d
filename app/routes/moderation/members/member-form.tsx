import { useRouteLoaderData } from "@remix-run/react";
import { displayName } from "~/accounts/member-name";
import { sessionCountLimit } from "~/moderation/members/member-page-view";
import { memberEffects } from "~/moderation/members/words";
import { mayActOn, mayAddNote } from "~/moderation/policy";
import { pluralize } from "~/text/numbers";
import { BlockForm } from "~/ui/members/block-form";
import { IgnoreReportsForm } from "~/ui/members/ignore-reports-form";
import { IgnoredReports } from "~/ui/members/ignored-reports";
import { NoteForm } from "~/ui/members/note-form";
import { PrivateNotes } from "~/ui/members/private-notes";
import { useSite } from "~/ui/shell/use-site";
import type { loader } from "./member";

/** What can be done about a member, also after an act that did not go through. */
export default function PersonFormPage() {
  const found = useRouteLoaderData<typeof loader>("routes/moderation/members/member");
  const { viewer } = useSite();
  if (!found) return null;
  const { member, blocked, standing, sessions, ignoring, notes, here, to } = found;
  const mayAct = !member.erased && mayActOn(viewer, blocked ? "user:unblock" : "user:block", member);
  const effect = blocked
    ? memberEffects.unblock
    : memberEffects.block({
        posts: standing.posts,
        sessions: `${pluralize(sessions, "session")}${sessions === sessionCountLimit ? " or more" : ""}`,
      });
  return (
    <>
      {mayAct ? (
        <section aria-labelledby="block">
          <h2 id="block">{blocked ? "Unblock" : "Block"}</h2>
          <BlockForm memberId={member.id} blocked={blocked} to={to} effect={effect} />
        </section>
      ) : (
        <p className="hint">
          {viewer?.id === member.id
            ? "This is your own page: reports on your posts, and notes about you, are for your colleagues alone."
            : `You cannot block ${displayName(member)}: that takes a strictly higher role than theirs.`}
        </p>
      )}
      {mayAddNote(viewer, member) && (
        <PrivateNotes memberId={member.id} notes={notes}>
          {!member.erased && <NoteForm memberId={member.id} to={here} />}
        </PrivateNotes>
      )}
      {viewer?.id !== member.id && (
        <IgnoredReports ignoring={ignoring}>
          {!member.erased && mayActOn(viewer, "user:block", member) && (
            <IgnoreReportsForm memberId={member.id} ignored={ignoring !== null} to={here} />
          )}
        </IgnoredReports>
      )}
    </>
  );
}
