import type { DeletionView } from "~/account/deletion/deletion-view";
import { displayName } from "~/accounts/names/member-name";
import { describeBlockEnd } from "~/moderation/blocks/words";
import { formatNumber, pluralize } from "~/text/numbers";
import { ButtonLink } from "~/ui/elements/button";

/** What goes with the account, what stays, and a way to take it along. */
export function DeletionTerms({ deletion, memberId }: { deletion: DeletionView; memberId: number }) {
  return (
    <>
      <section aria-labelledby="first" className="deletion-terms">
        <h2 id="first">First, take a copy</h2>
        <p>Once the account is gone, there is nothing left to export.</p>
        {/* Not by script, so that an error is a page and not a file. */}
        <ButtonLink to="/account/export" reloadDocument>
          Export my data
        </ButtonLink>
      </section>
      <section aria-labelledby="goes" className="deletion-terms">
        <h2 id="goes">What goes</h2>
        <Going {...deletion} />
      </section>
      <section aria-labelledby="stays" className="deletion-terms">
        <h2 id="stays">What stays</h2>
        <Staying {...deletion} name={displayName({ id: memberId, name: null, erased: true })} />
      </section>
    </>
  );
}

function Going({ posts, sessions, openAppeals }: DeletionView) {
  return (
    <ul>
      <li>
        {posts === 0
          ? "You have no posts to delete."
          : `Your ${pluralize(posts, "post")}, deleted at once. Moderators can still read deleted posts for 30 days, and longer while a report is open.`}
      </li>
      <li>Your name, email address and login.</li>
      <li>Your notices. You'll be logged out on {pluralize(sessions, "device")}.</li>
      {openAppeals > 0 && <li>{pluralize(openAppeals, "open appeal")}, closed without an answer.</li>}
    </ul>
  );
}

function Staying({ reports, openReports, block, name }: DeletionView & { name: string }) {
  const open =
    openReports > 0 &&
    ` Moderators can still decide the ${openReports === 1 ? "open one" : `${formatNumber(openReports)} open ones`}.`;
  return (
    <ul>
      {reports > 0 && (
        <li>
          {pluralize(reports, "report")} you made, without your name.{open}
        </li>
      )}
      <li>Reports on your posts: moderators can still decide them.</li>
      <li>
        The log of what you did and what was decided about you, including what you wrote in appeals. There
        you're “{name}”.
      </li>
      {block && (
        <li>
          Your block, {describeBlockEnd(block.until)}, kept as a code made from your login that doesn't say
          who you are. If you log in again before then, your new account is blocked too.
        </li>
      )}
    </ul>
  );
}
