import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { displayName } from "~/accounts/member-name";
import { logAddress } from "~/log/log-filter";
import type { MemberPageView, PostState } from "~/moderation/members/member-page-view";
import { shareInWords } from "~/moderation/members/words";
import { OlderLink, ShortPage, Tabs } from "~/ui/elements/page";
import { LogEntries } from "~/ui/log/log-entries";
import { Post } from "~/ui/posts/post";
import { PostControls } from "~/ui/posts/post-controls";
import { useSite } from "~/ui/shell/use-site";
import { MadeReports, ReceivedCases } from "./member-reports";

/** What the log says of a member: blocks, what they did themselves, what else was done. `here`: where an undo leads. */
export function MemberRecord({ page, here }: { page: MemberPageView; here: string }) {
  const { person, blocks, acts, entries } = page;
  return (
    <>
      {blocks.length > 0 && (
        <Section id="blocks" title="Blocks">
          <LogEntries entries={blocks} to={here} />
        </Section>
      )}
      <Section id="history" title="What happened">
        {entries.length > 0 ? <LogEntries entries={entries} to={here} /> : <None>Nothing else lately.</None>}
        <More to={logAddress({ person: person.id })}>All of it in the log</More>
      </Section>
      {acts.length > 0 && (
        <Section id="acts" title="Acts as moderator">
          <LogEntries entries={acts} to={here} />
          <More to={logAddress({ actor: person.id })}>All acts in the log</More>
        </Section>
      )}
    </>
  );
}

type MemberFactsProps = {
  page: MemberPageView;
  postState: PostState;
  /** The page's own address with these posts, and with others. */
  here: string;
  addressOf: (posts: PostState, before?: number) => string;
};

/** What a member wrote, what was reported of it, and what they reported. */
export function MemberFacts({ page, postState, here, addressOf }: MemberFactsProps) {
  const { made, cases, reports } = page;
  return (
    <>
      {cases && (
        <Section id="cases" title="Cases">
          {cases.length > 0 ? <ReceivedCases cases={cases} /> : <None>No post was ever reported.</None>}
        </Section>
      )}
      <Section id="reports" title="Reports made">
        <p>{shareInWords(made)}</p>
        {reports.length > 0 && <MadeReports reports={reports} />}
      </Section>
      <Posts {...{ page, postState, here, addressOf }} />
    </>
  );
}

function Posts({ page: { person, standing, posts }, postState, here, addressOf }: MemberFactsProps) {
  const { now } = useSite();
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
        tabs={[tab("all", "All", standing.posts), tab("visible", "Visible"), tab("hidden", "Hidden")]}
      />
      {posts.posts.length === 0 && posts.before === null && (
        <None>
          {displayName(person)} has no {postState === "all" ? "" : `${postState} `}posts.
        </None>
      )}
      {posts.posts.map((post) => (
        <Post key={post.id} post={post} now={now}>
          <PostControls post={post} to={here} />
        </Post>
      ))}
      {posts.short && <ShortPage empty={posts.posts.length === 0} />}
      {posts.before !== null && <OlderLink to={`${addressOf(postState, posts.before)}#posts`} />}
      <More to={`/moderation/posts?state=all&author=${person.id}`}>All of them in the list of posts</More>
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

function None({ children }: { children: ReactNode }) {
  return <p className="hint">{children}</p>;
}

function More({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p className="more">
      <Link to={to}>{children}</Link>
    </p>
  );
}
