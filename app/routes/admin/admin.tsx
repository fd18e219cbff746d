import { useLoaderData } from "@remix-run/react";
import { may } from "../../accounts/permissions";
import { page, requirePermission } from "../../http/asking.server";
import { readChoice } from "../../http/cursor.server";
import { describeFigures } from "../../moderation/describe-figures.server";
import { findFigures } from "../../moderation/figures.server";
import { AdminTabs } from "../../ui/admin-tabs";
import { Chart } from "../../ui/chart";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { PageHeader, Tabs } from "../../ui/page";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

const periods = ["7", "30", "90"] as const;

export const meta = title("Figures");

export const loader = page(async (asking) => {
  await requirePermission(asking, "metrics:read");
  const days = readChoice(asking, "days", periods) ?? "30";
  return { days, charts: describeFigures(await findFigures(asking.db, Number(days), asking.now)) };
});

export default function FiguresPage() {
  const { days, charts } = useLoaderData<typeof loader>();
  const { viewer } = useSite();
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
