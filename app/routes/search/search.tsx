import { useLoaderData } from "@remix-run/react";
import { displayName } from "~/accounts/names/member-name";
import { parseSearch, searchFromMember } from "~/feed/search/parse-search";
import { searchPosts } from "~/feed/search/search-posts.server";
import { readCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { ButtonLink } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { NameChoice } from "~/ui/elements/members/name-choice";
import { Feed } from "~/ui/posts/feed";
import { SearchForm } from "~/ui/search/search-form";
import { SearchHelp } from "~/ui/search/search-help";
import { makeMeta } from "~/ui/shell/make-meta";
import { EndOfList } from "~/ui/shell/navigation/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { limitSearches } from "./limit-searches.server";
import { searchAddress, searchTitle } from "./search-address";
import { describeProblem } from "./search-problem";
import { Link } from "~/ui/elements/link";

export const meta = makeMeta<typeof loader>(
  ({ title }) => title,
  ({ typed }, { siteName }) => ({
    description: `Search the posts on ${siteName}.`,
    isUnlisted: typed !== "",
  }),
);

export const loader = makeLoader(async (context) => {
  const typed = context.url.searchParams.get("q") ?? "";
  const cursor = readCursor(context);
  const parsed = parseSearch(typed);
  const asked = {
    typed,
    title: searchTitle(typed),
    problem: describeProblem(parsed),
    newest: searchAddress(typed),
    isFirstPage: cursor === null,
  };
  if (parsed.outcome !== "search")
    return { ...asked, isSearch: false, posts: [], before: null, author: null, named: null };
  await limitSearches(context);
  const { posts, before, named } = await searchPosts(context.db, parsed.search, cursor, context.viewer);
  const [author = null, ...others] = named?.members ?? [];
  if (named && others.length > 0) {
    const to = (id: number) => searchAddress(searchFromMember(typed, id));
    const choices = named.members.map((member) => ({ member, to: to(member.id) }));
    return { ...asked, isSearch: true, posts, before, author: null, named: { choices, more: named.more } };
  }
  return {
    ...asked,
    isSearch: true,
    posts,
    before,
    author,
    named: named && { choices: [], more: false },
  };
});

export default function SearchPage() {
  const { typed, problem, newest, isFirstPage, isSearch, posts, before, author, named } =
    useLoaderData<typeof loader>();
  return (
    <div className="column">
      <PageHeader title="Search">
        <SearchForm typed={typed} problem={problem} />
      </PageHeader>
      {!isSearch && <SearchHelp />}
      {author && (
        <p className="hint">
          Posts by{" "}
          <Link to={`/users/${author.id}`}>
            <bdi>{displayName(author)}</bdi>
          </Link>
        </p>
      )}
      {!isFirstPage && posts.length > 0 && <ButtonLink to={newest}>Newest results</ButtonLink>}
      {named && named.choices.length > 0 ? (
        <NameChoice {...named} />
      ) : (
        <Feed
          older={`${newest}&before=`}
          page={{ posts, before }}
          end={isFirstPage ? <EndOfList to="#main" /> : <EndOfList to={newest}>Newest results</EndOfList>}
        >
          {isSearch && (
            <NothingFound isFirstPage={isFirstPage} newest={newest} isNobody={named !== null && !author} />
          )}
        </Feed>
      )}
    </div>
  );
}

type NothingFoundProps = { isFirstPage: boolean; newest: string; isNobody: boolean };

function NothingFound({ isFirstPage, newest, isNobody }: NothingFoundProps) {
  if (isNobody)
    return (
      <EmptyState illustration="results" title="No members found" headingLevel={2}>
        <p>Nobody here has that name. Try part of it, or search without it.</p>
        <ButtonLink to="/">Go to the feed</ButtonLink>
      </EmptyState>
    );
  if (!isFirstPage)
    return (
      <EmptyState illustration="results" title="No older posts" headingLevel={2}>
        <ButtonLink to={newest}>Newest results</ButtonLink>
      </EmptyState>
    );
  return (
    <EmptyState illustration="results" title="No posts found" headingLevel={2}>
      <p>Check the spelling, or search for fewer words.</p>
      <ButtonLink to="/">Go to the feed</ButtonLink>
    </EmptyState>
  );
}
