import type { SerializeFrom } from "@remix-run/cloudflare";
import { useLocation, useRouteLoaderData } from "@remix-run/react";
import type { Viewer } from "~/accounts/permissions";
import { describeRank, memberEffects } from "~/moderation/members/words";
import { mayActOn, mayAddNote } from "~/moderation/policy";
import { BlockForm } from "~/ui/members/block-form";
import { IgnoreReportsForm } from "~/ui/members/ignore-reports-form";
import { IgnoredReports } from "~/ui/members/ignored-reports";
import { NoteForm } from "~/ui/members/note-form";
import { ResetName, ResetNameForm } from "~/ui/members/reset-name-form";
import { PrivateNotes } from "~/ui/members/private-notes";
import { useRootData } from "~/ui/shell/use-root-data";
import type { loader } from "./member";
import { useDeletedBefore } from "./use-deleted-before";

/** The forms for acts on a member. The routes of the acts show them too, when an act was rejected. */
export default function MemberFormPage() {
  const memberPage = useRouteLoaderData<typeof loader>("routes/moderation/members/member");
  const { viewer } = useRootData();
  if (!memberPage || !viewer) return null;
  // The key: what was typed about one member must not be found at another.
  return <MemberForms key={memberPage.member.id} memberPage={memberPage} viewer={viewer} />;
}

type MemberFormsProps = { memberPage: SerializeFrom<typeof loader>; viewer: Viewer };

function MemberForms({ memberPage, viewer }: MemberFormsProps) {
  const isResetting = useIsResetting();
  const isDeleted = useDeletedBefore(memberPage.member);
  const { member, blocked, standing, formerName, ignoring, notes, currentAddress, returnTo } = memberPage;
  const mayAct = !isDeleted && mayActOn(viewer, blocked ? "user:unblock" : "user:block", member);
  const mayReset = !isDeleted && mayActOn(viewer, "name:reset", member);
  if (mayReset && isResetting)
    return <ResetNameForm member={member} cancelTo={currentAddress} returnTo={returnTo} />;
  const effect = blocked ? memberEffects.unblock : memberEffects.block(standing.posts);
  return (
    <>
      {mayAct ? (
        <section aria-labelledby="block">
          <h2 id="block">{blocked ? "Unblock" : "Block"}</h2>
          <BlockForm memberId={member.id} blocked={blocked} returnTo={returnTo} effect={effect} />
        </section>
      ) : (
        <p className="hint">
          {viewer.id === member.id
            ? "This is your own page. Only your colleagues see reports on your posts and notes about you."
            : describeRank(blocked ? "unblock" : "block", member, viewer)}
        </p>
      )}
      {mayReset && <ResetName member={member} formerName={formerName} />}
      {mayAddNote(viewer, member) && (
        <PrivateNotes memberId={member.id} notes={notes}>
          {!isDeleted && <NoteForm memberId={member.id} returnTo={currentAddress} />}
        </PrivateNotes>
      )}
      {viewer.id !== member.id && (
        <IgnoredReports role={member.role} ignoring={ignoring}>
          {!isDeleted && mayActOn(viewer, "user:block", member) && (
            <IgnoreReportsForm
              memberId={member.id}
              role={member.role}
              ignored={ignoring !== null}
              returnTo={currentAddress}
            />
          )}
        </IgnoredReports>
      )}
    </>
  );
}

/** The form for resetting the name is by itself, as it wants a reason like the one for blocking. */
function useIsResetting(): boolean {
  const { pathname, search } = useLocation();
  return (pathname + search).endsWith("reset-name");
}
