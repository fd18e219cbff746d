import { useLoaderData } from "@remix-run/react";
import { may } from "~/accounts/permissions";
import { readChoice } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requirePermission } from "~/http/requests/require.server";
import { describeFigures } from "~/moderation/figures/describe-figures.server";
import { packChart } from "~/moderation/figures/figures-view";
import { findFigures } from "~/moderation/figures/find-figures.server";
import { PageHeader } from "~/ui/shell/page-header";
import { Tabs } from "~/ui/shell/navigation/tabs";
import { Chart } from "~/ui/figures/chart";
import { AdminTabs } from "~/ui/shell/navigation/admin-tabs";
import { ModerationTabs } from "~/ui/shell/navigation/moderation-tabs";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

const periods = ["7", "30", "90"] as const;

export const meta = makeMeta("Figures");

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "metrics:read");
  const days = readChoice(context, "days", periods) ?? "30";
  const [figures, rules] = await Promise.all([
    findFigures(context.db, viewer, Number(days), context.now),
    context.rules(),
  ]);
  return { days, charts: describeFigures(figures, rules).map(packChart) };
});

export default function FiguresPage() {
  const { days, charts } = useLoaderData<typeof loader>();
  const { viewer } = useRootData();
  return (
    <div className="column-wide">
      <PageHeader
        title="Figures"
        lead="What happened here, and how moderation keeps up. Days begin at midnight UTC."
      >
        {may(viewer, "user:list") ? <AdminTabs current="figures" /> : <ModerationTabs current="figures" />}
        <Tabs
          label="Period"
          tabs={periods.map((period) => ({
            to: `/admin?days=${period}`,
            label: `${period} days`,
            current: period === days,
          }))}
        />
      </PageHeader>
      <div className="charts">
        {charts.map((chart) => (
          <Chart key={chart.title} chart={chart} />
        ))}
      </div>
    </div>
  );
}
