import type { ReactNode } from "react";
import { displayName } from "~/accounts/names/member-name";
import { logAddress } from "~/log/log-filter";
import type { MemberPageView, PostState } from "~/moderation/members/member-page-view";
import { describeReportOutcomes } from "~/moderation/members/words";
import { LogEntries } from "~/ui/log/log-entries";
import { Post } from "~/ui/posts/post";
import { PostControls } from "~/ui/posts/post-controls";
import { NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { ShortPageHint } from "~/ui/shell/short-page-hint";
import { Tabs } from "~/ui/shell/navigation/tabs";
import { useRootData } from "~/ui/shell/use-root-data";
import { MadeReports, ReceivedCases } from "./member-reports";
import { SeeAllLink } from "./see-all-link";
import { Link } from "~/ui/elements/link";

type Log = Pick<MemberPageView, "member" | "blocks" | "acts" | "entries">;
type Activity = Pick<
  MemberPageView,
  "member" | "standing" | "posts" | "reportOutcomes" | "cases" | "reports"
>;

/** The log entries about a member and by them. `returnTo` is the address to go back to after an undo. */
export function MemberLog({ page, returnTo }: { page: Log; returnTo: string }) {
  const { member, blocks, acts, entries } = page;
  return (
    <>
      {blocks.length > 0 && (
        <Section id="blocks" title="Blocks">
          <LogEntries entries={blocks} returnTo={returnTo} />
        </Section>
      )}
      <Section id="history" title="History">
        {entries.length > 0 ? (
          <LogEntries entries={entries} returnTo={returnTo} />
        ) : (
          <Empty>No other recent entries.</Empty>
        )}
        <SeeAllLink to={logAddress({ person: member.id })}>See all in the log</SeeAllLink>
      </Section>
      {acts.length > 0 && (
        <Section id="acts" title="Actions as a moderator">
          <LogEntries entries={acts} returnTo={returnTo} />
          <SeeAllLink to={logAddress({ actor: member.id })}>See all actions in the log</SeeAllLink>
        </Section>
      )}
    </>
  );
}

type MemberActivityProps = {
  page: Activity;
  postState: PostState;
  /** The address to go back to after an act on a post. */
  returnTo: string;
  /** The address of the page with other posts. */
  addressOf: (posts: PostState, before?: number) => string;
};

/** The cases about a member's posts, the reports they made, and their posts. */
export function MemberActivity({ page, postState, returnTo, addressOf }: MemberActivityProps) {
  const { reportOutcomes, cases, reports } = page;
  return (
    <>
      {cases && (
        <Section id="cases" title="Cases">
          {cases.length > 0 ? (
            <ReceivedCases cases={cases} />
          ) : (
            <Empty>
              None of their posts has been reported. <a href="#posts">Their posts</a>
            </Empty>
          )}
        </Section>
      )}
      <Section id="reports" title="Reports made">
        {reports.length > 0 ? (
          <>
            <p>{describeReportOutcomes(reportOutcomes)}</p>
            <MadeReports reports={reports} />
          </>
        ) : (
          <Empty>
            No reports yet. <Link to="/moderation">Go to the queue</Link>
          </Empty>
        )}
      </Section>
      <Posts {...{ page, postState, returnTo, addressOf }} />
    </>
  );
}

function Posts({ page: { member, standing, posts }, postState, returnTo, addressOf }: MemberActivityProps) {
  const { viewer, now } = useRootData();
  // To its author, a deleted post is gone.
  const isOwn = viewer?.id === member.id;
  const tab = (state: PostState, label: string, count?: number) => ({
    to: `${addressOf(state)}#posts`,
    label,
    current: state === postState,
    count,
  });
  return (
    <Section id="posts" title="Posts">
      <Tabs
        label="Which posts"
        tabs={[
          tab("all", "All", standing.posts),
          tab("visible", "Visible"),
          tab("hidden", "Hidden"),
          ...(isOwn ? [] : [tab("deleted", "Deleted")]),
        ]}
      />
      {posts.posts.length === 0 && posts.before === null && (
        <Empty>
          {displayName(member)} has no {postState === "all" ? "" : `${postState} `}posts.{" "}
          {postState === "all" ? (
            <Link to="/moderation/posts?state=all">See everyone's posts</Link>
          ) : (
            <Link to={`${addressOf("all")}#posts`}>All their posts</Link>
          )}
        </Empty>
      )}
      {posts.posts.map((post) => (
        <Post key={post.id} post={post} now={now}>
          <PostControls post={post} returnTo={returnTo} />
        </Post>
      ))}
      {posts.short && <ShortPageHint empty={posts.posts.length === 0} />}
      {posts.before !== null && <NextPageLink to={`${addressOf(postState, posts.before)}#posts`} />}
      <SeeAllLink to={`/moderation/posts?state=all&author=${member.id}`}>See all posts</SeeAllLink>
    </Section>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Empty({ children }: { children: ReactNode }) {
  return <p className="hint">{children}</p>;
}
