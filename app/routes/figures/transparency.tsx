import { useLoaderData } from "@remix-run/react";
import { readListCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { findTransparency } from "~/moderation/figures/find-transparency.server";
import { toRule } from "~/moderation/reasons";
import { ButtonLink } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { ActList } from "~/ui/figures/act-list";
import { MonthlyFigures } from "~/ui/figures/monthly-figures";
import { EndOfList, NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta<typeof loader>("Transparency", (_, { siteName }) => ({
  description: `What the moderators of ${siteName} decided and why, without names.`,
}));

export const loader = makeLoader(async (context) => {
  const [transparency, rules] = await Promise.all([
    findTransparency(context.db, context.viewer, readListCursor(context), context.now),
    context.rules(),
  ]);
  return { ...transparency, rules: rules.map(toRule) };
});

export default function TransparencyPage() {
  const { months, decisionTime, acts, rules, before } = useLoaderData<typeof loader>();
  const { now, siteName } = useRootData();
  const isFirstPage = months.length > 0;
  return (
    <div className="column-wide">
      <PageHeader
        title="Transparency"
        lead={`Everything the moderators and admins of ${siteName} do is kept in a log that nobody can change. Here it is without names: the numbers for each month, and the latest actions with their reasons.`}
      >
        {!isFirstPage && acts.length > 0 && <ButtonLink to="/transparency">Latest actions</ButtonLink>}
      </PageHeader>
      {isFirstPage && <MonthlyFigures months={months} decisionTime={decisionTime} />}
      <section aria-labelledby="acts">
        <h2 id="acts">{isFirstPage ? "Latest actions" : "Older actions"}</h2>
        {acts.length === 0 ? (
          <EmptyState illustration="queue" title={isFirstPage ? "No actions yet" : "Nothing older"}>
            {isFirstPage ? (
              <ButtonLink to="/rules">Read the rules</ButtonLink>
            ) : (
              <ButtonLink to="/transparency">Latest actions</ButtonLink>
            )}
          </EmptyState>
        ) : (
          <ActList acts={acts} rules={rules} now={now} />
        )}
      </section>
      {before && <NextPageLink to={`/transparency?before=${before}`}>Older actions</NextPageLink>}
      {!before && acts.length > 0 && <EndOfList to="#main" />}
    </div>
  );
}
