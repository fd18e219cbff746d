import { Outlet, useLoaderData } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import {
  page,
  refuseForbidden,
  refuseNotFound,
  requireId,
  requirePermission,
} from "../../http/asking.server";
import { localPath } from "../../http/local-path";
import { findCase } from "../../moderation/find-case.server";
import { mayDecide } from "../../moderation/policy";
import { reportReasons } from "../../moderation/reasons";
import { Notes } from "../../ui/case-row";
import { CaseFacts } from "../../ui/case-facts";
import { LogEntries } from "../../ui/log-entries";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { PageHeader } from "../../ui/page";
import { Post } from "../../ui/post";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title<typeof loader>(({ post }) => `Case of a post by ${displayName(post.author)}`);

export const loader = page(async (asking) => {
  const viewer = await requirePermission(asking, "report:read");
  const id = requireId(asking);
  const found = await findCase(asking.db, id);
  if (!found) return refuseNotFound("There is no such post");
  if (!mayDecide(viewer, "report:read", found.post))
    return refuseForbidden(asking, viewer, "It is about your own post: somebody else looks after it.");
  // Once decided, the case of a deleted post is no longer there to go back to.
  const back = found.post.deleted ? "/moderation" : `/moderation/posts/${id}`;
  return { ...found, to: localPath(asking.url.searchParams.get("to"), back) };
});

/** Also after an answer of 409: the form then decides about what is so now. */
export const shouldRevalidate = () => true;

export default function CasePage() {
  const { post, case: found, reports, entries } = useLoaderData<typeof loader>();
  const { now } = useSite();
  return (
    <div className="column-wide">
      <PageHeader title={`Post by ${displayName(post.author)}`}>
        <ModerationTabs current="queue" />
      </PageHeader>
      <div className="split">
        <div>
          <Post post={post} now={now} />
          <CaseFacts case={found} now={now} />
          {reports.length > 0 && (
            <section aria-labelledby="reports">
              <h2 id="reports">Reports</h2>
              <Notes
                now={now}
                items={reports.map(({ reporter, reason, note, createdAt, outcome }) => ({
                  by: displayName(reporter),
                  reason: `${reportReasons[reason].label}, ${outcome ?? "open"}`,
                  text: note,
                  at: createdAt,
                }))}
              />
            </section>
          )}
        </div>
        <div>
          <Outlet />
          <section aria-labelledby="history">
            <h2 id="history">What happened</h2>
            <LogEntries entries={entries} />
          </section>
        </div>
      </div>
    </div>
  );
}
