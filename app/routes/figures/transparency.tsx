import { useLoaderData } from "@remix-run/react";
import { readListCursor } from "~/http/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { findTransparency } from "~/moderation/figures/find-transparency.server";
import { monthlyKinds, monthlyWords } from "~/moderation/figures/transparency-view";
import { monthInWords } from "~/text/times";
import { ButtonLink } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { NumberTable } from "~/ui/figures/number-table";
import { OlderLink } from "~/ui/shell/older-link";
import { PageHeader } from "~/ui/shell/page-header";
import { ActList } from "~/ui/figures/act-list";
import { title } from "~/ui/shell/title";
import { useSite } from "~/ui/shell/use-site";

const columns = Object.keys(monthlyKinds) as (keyof typeof monthlyKinds)[];

export const meta = title("Transparency");

export const loader = makeLoader((context) =>
  findTransparency(context.db, readListCursor(context), context.now),
);

export default function TransparencyPage() {
  const { months, acts, before } = useLoaderData<typeof loader>();
  const { now, siteName } = useSite();
  const isFirst = months.length > 0;
  return (
    <div className="column-wide">
      <PageHeader
        title="Transparency"
        lead={`Whatever moderators and admins of ${siteName} decide is kept in a log that nobody can change. This is what it says, without names: how much was done each month, and the latest acts with their reasons.`}
      >
        {!isFirst && <ButtonLink to="/transparency">Latest acts</ButtonLink>}
      </PageHeader>
      {isFirst && (
        <section aria-labelledby="months">
          <h2 id="months">Month by month</h2>
          <NumberTable
            caption="Figures by month"
            head={["Month", ...columns.map((column) => monthlyWords[column])]}
            rows={months.map((figures) => [
              monthInWords(figures.month),
              ...columns.map((column) => figures[column].toLocaleString("en")),
            ])}
          />
        </section>
      )}
      <section aria-labelledby="acts">
        <h2 id="acts">{isFirst ? "Latest acts" : "Older acts"}</h2>
        {acts.length === 0 ? (
          <EmptyState
            drawing="queue"
            title={isFirst ? "Nothing has been done yet." : "There is nothing older."}
          />
        ) : (
          <ActList acts={acts} now={now} />
        )}
      </section>
      {before && <OlderLink to={`/transparency?before=${before}`}>Older acts</OlderLink>}
    </div>
  );
}
