import { useLoaderData } from "@remix-run/react";
import { monthInWords } from "../../feed/time-in-words";
import { page } from "../../http/asking.server";
import { readPlace } from "../../http/cursor.server";
import { findTransparency } from "../../moderation/transparency.server";
import { monthlyKinds } from "../../moderation/transparency-view";
import { monthlyWords } from "../../moderation/words";
import { ActList } from "../../ui/act-list";
import { ButtonLink } from "../../ui/controls";
import { EmptyState } from "../../ui/empty-state";
import { NumberTable } from "../../ui/number-table";
import { OlderLink, PageHeader } from "../../ui/page";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

const columns = Object.keys(monthlyKinds) as (keyof typeof monthlyKinds)[];

export const meta = title("Transparency");

export const loader = page((asking) => findTransparency(asking.db, readPlace(asking), asking.now));

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
