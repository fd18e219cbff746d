import { useLoaderData } from "@remix-run/react";
import { page, requirePermission } from "../../http/asking.server";
import { readChoice, readPlace } from "../../http/cursor.server";
import { listAppeals } from "../../moderation/list-appeals.server";
import { AppealRow } from "../../ui/appeal-row";
import { EmptyState } from "../../ui/empty-state";
import { keepAfterRefusal } from "../../ui/keep-after-refusal";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { OlderLink, PageHeader, Tabs } from "../../ui/page";
import { title } from "../../ui/title";

export const meta = title("Appeals");

export const loader = page(async (asking) => {
  await requirePermission(asking, "appeal:decide");
  const state = readChoice(asking, "state", ["open", "decided"]) ?? "open";
  const before = readPlace(asking);
  const found = await listAppeals(asking.db, { state, before });
  return { ...found, state, here: asking.url.pathname + asking.url.search };
});

export const shouldRevalidate = keepAfterRefusal;

export default function AppealsPage() {
  const { appeals, before, state, here } = useLoaderData<typeof loader>();
  const isOpen = state === "open";
  return (
    <div className="column-wide">
      <PageHeader title="Appeals" lead="What people ask to be looked at again.">
        <ModerationTabs current="appeals" />
        <Tabs
          label="State"
          tabs={[
            { to: "/moderation/appeals?state=open", label: "Open", current: isOpen },
            { to: "/moderation/appeals?state=decided", label: "Decided", current: !isOpen },
          ]}
        />
      </PageHeader>
      {appeals.length === 0 ? (
        <EmptyState
          drawing="queue"
          title={isOpen ? "No appeal is waiting." : "No appeal has been decided."}
          headingLevel={2}
        />
      ) : (
        appeals.map((appeal) => <AppealRow key={appeal.id} appeal={appeal} to={here} />)
      )}
      {before !== null && (
        <OlderLink to={`/moderation/appeals?state=${state}&before=${before}`}>
          {isOpen ? "More appeals" : "Older appeals"}
        </OlderLink>
      )}
    </div>
  );
}
