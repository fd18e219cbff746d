import type { SerializeFrom } from "@remix-run/cloudflare";
import { Outlet, useLoaderData } from "@remix-run/react";
import { useContext, useState } from "react";
import { displayName } from "~/accounts/names/member-name";
import { makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { refuseForbidden, refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { logAddress } from "~/log/log-filter";
import { findCase } from "~/moderation/cases/find-case.server";
import { ownPostMessage, reportOutcomeLabels } from "~/moderation/cases/words";
import { mayDecide } from "~/moderation/policy";
import { reasonLabel } from "~/moderation/reasons";
import { pluralize } from "~/text/numbers";
import { CaseSummary } from "~/ui/cases/case-summary";
import { ClaimControls, ClaimWarning } from "~/ui/cases/claim";
import { KeyboardHelp } from "~/ui/cases/keyboard/keyboard-help";
import { NoteList } from "~/ui/cases/note-list";
import { useClaimRenewal } from "~/ui/cases/use-claim-renewal";
import { useShortcuts } from "~/ui/cases/keyboard/use-shortcuts";
import { ButtonLink } from "~/ui/elements/button";
import { AuthorStanding } from "~/ui/cases/author-standing";
import { PageHeader } from "~/ui/shell/page-header";
import { reloadAfterConflict } from "~/ui/forms/use-page";
import { FormContext } from "~/ui/forms/submission/form-context";
import { ReviewPanel } from "~/ui/forms/review-row";
import { LogEntries } from "~/ui/log/log-entries";
import { Post } from "~/ui/posts/post";
import { ModerationTabs } from "~/ui/shell/navigation/moderation-tabs";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";
import { NumberedName } from "~/ui/elements/members/numbered-name";
import { Link } from "~/ui/elements/link";

export const meta = makeMeta<typeof loader>(({ post }) => `Case of a post by ${displayName(post.author)}`);

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "report:read");
  const id = requireId(context);
  const casePage = await findCase(context.db, viewer, id, context.now);
  if (!casePage) return refuseNotFound("This post isn't here");
  if (!mayDecide(viewer, "report:read", casePage.post))
    return refuseForbidden(context, viewer, ownPostMessage);
  const address = `/moderation/posts/${id}`;
  // The case of a deleted post has no page once it is decided.
  const fallback = casePage.post.deleted ? "/moderation" : address;
  return { ...casePage, address, returnTo: localPath(context.url.searchParams.get("to"), fallback) };
});

export const handle = reloadAfterConflict;

export default function CasePage() {
  const casePage = useLoaderData<typeof loader>();
  const { post, case: caseView, standing, entries, authorEntries, address } = casePage;
  const { viewer, now } = useRootData();
  const name = displayName(post.author);
  const [announcement, setAnnouncement] = useState("");
  const { recallAct } = useContext(FormContext);
  useShortcuts({ recallAct, announce: setAnnouncement });
  useClaimRenewal(post.id, caseView?.state === "open" && caseView.claimedBy?.id === viewer?.id);
  return (
    <div className="column-wide">
      <PageHeader
        title={
          <>
            Post by <bdi>{name}</bdi>
          </>
        }
      >
        <ModerationTabs current="open" />
      </PageHeader>
      <div className="split">
        <div>
          <Post post={post} now={now} numbered />
          <CaseSummary case={caseView} now={now} />
          <Reports {...casePage} />
          <section aria-labelledby="author">
            <h2 id="author">
              About{" "}
              <Link to={`/moderation/users/${post.author.id}`}>
                <NumberedName member={post.author} />
              </Link>
            </h2>
            <AuthorStanding standing={standing} />
            {authorEntries.length > 0 && <LogEntries entries={authorEntries} returnTo={address} />}
          </section>
        </div>
        <div>
          {/* The key: what was typed about one case, or said of it, must not be found at the next. */}
          <ReviewPanel key={post.id}>
            <ClaimWarning case={caseView} />
            <Outlet />
            <div className="controls controls-plain no-print">
              <ClaimControls postId={post.id} case={caseView} returnTo={address} shortcut="c" />
              {casePage.nextPostId !== null && (
                <ButtonLink to={`/moderation/posts/${casePage.nextPostId}`} shortcut="j">
                  Next case
                </ButtonLink>
              )}
              <KeyboardHelp page="case" />
            </div>
          </ReviewPanel>
          <p className="visually-hidden" aria-live="assertive">
            {announcement}
          </p>
          <section aria-labelledby="history">
            <h2 id="history">History</h2>
            <History entries={entries} returnTo={address} />
            {casePage.moreEntries && (
              <p className="hint">
                <Link to={logAddress({ post: post.id })}>See all in the log</Link>
              </p>
            )}
          </section>
        </div>
      </div>
    </div>
  );
}

/** The latest entry, which may be undone, and the earlier ones folded. */
function History({ entries, returnTo }: Pick<CasePageData, "entries" | "returnTo">) {
  const [latest, ...earlier] = entries;
  if (!latest) return <p className="hint">No decisions yet.</p>;
  return (
    <>
      <LogEntries entries={[latest]} returnTo={returnTo} />
      {earlier.length > 0 && (
        <details>
          <summary className="hint">
            {earlier.length === 1 ? "1 earlier entry" : `${earlier.length} earlier entries`}
          </summary>
          <LogEntries entries={earlier} returnTo={returnTo} />
        </details>
      )}
    </>
  );
}

type CasePageData = SerializeFrom<typeof loader>;

function Reports({
  reports,
  moreReports,
  case: caseView,
}: Pick<CasePageData, "reports" | "moreReports" | "case">) {
  const { now, rules } = useRootData();
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">Reports</h2>
      <NoteList
        now={now}
        items={reports.map((report) => ({
          by: <NumberedName member={report.reporter} />,
          reason: [
            reasonLabel(rules, report.reason),
            reportOutcomeLabels[report.outcome ?? "open"].toLowerCase(),
            report.ignored && "not counted",
            report.reporterIgnored && "their reports are ignored",
          ]
            .filter(Boolean)
            .join(", "),
          text: report.note,
          at: report.createdAt,
        }))}
      />
      {moreReports && (
        <p className="hint">
          {`Showing the latest ${reports.length}. The case counts ${pluralize(caseView?.reports ?? 0, "report")}.`}
        </p>
      )}
    </section>
  );
}
