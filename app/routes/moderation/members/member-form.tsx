import { useRouteLoaderData } from "@remix-run/react";
import { displayName } from "~/accounts/member-name";
import { sessionsCounted } from "~/moderation/members/member-page-view";
import { memberEffects } from "~/moderation/members/words";
import { mayBlock, mayIgnoreReports, mayNote, mayUnblock } from "~/moderation/policy";
import { counted } from "~/text/numbers";
import { BlockForm } from "~/ui/members/block-form";
import { IgnoreReportsForm } from "~/ui/members/ignore-reports-form";
import { IgnoredReports } from "~/ui/members/ignored-reports";
import { NoteForm } from "~/ui/members/note-form";
import { PrivateNotes } from "~/ui/members/private-notes";
import { useRootData } from "~/ui/shell/use-root-data";
import type { loader } from "./member";

/** What can be done about a person, also after an act that did not go through. */
export default function PersonFormPage() {
  const found = useRouteLoaderData<typeof loader>("routes/moderation/members/member");
  const { viewer } = useRootData();
  if (!found) return null;
  const { person, blocked, standing, sessions, ignoring, notes, here, to } = found;
  const mayAct = !person.erased && (blocked ? mayUnblock(viewer, person) : mayBlock(viewer, person));
  const effect = blocked
    ? memberEffects.unblock
    : memberEffects.block({
        posts: standing.posts,
        sessions: `${counted(sessions, "session")}${sessions === sessionsCounted ? " or more" : ""}`,
      });
  return (
    <>
      {mayAct ? (
        <section aria-labelledby="block">
          <h2 id="block">{blocked ? "Unblock" : "Block"}</h2>
          <BlockForm memberId={person.id} blocked={blocked} to={to} effect={effect} />
        </section>
      ) : (
        <p className="hint">
          {viewer?.id === person.id
            ? "This is your own page: reports on your posts, and notes about you, are for your colleagues alone."
            : `You cannot block ${displayName(person)}: that takes a strictly higher role than theirs.`}
        </p>
      )}
      {mayNote(viewer, person) && (
        <PrivateNotes memberId={person.id} notes={notes}>
          {!person.erased && <NoteForm memberId={person.id} to={here} />}
        </PrivateNotes>
      )}
      {viewer?.id !== person.id && (
        <IgnoredReports ignoring={ignoring}>
          {!person.erased && mayIgnoreReports(viewer, person) && (
            <IgnoreReportsForm memberId={person.id} ignored={ignoring !== null} to={here} />
          )}
        </IgnoredReports>
      )}
    </>
  );
}
