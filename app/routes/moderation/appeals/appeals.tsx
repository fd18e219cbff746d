import { useLoaderData } from "@remix-run/react";
import { readChoice, readListCursor } from "~/http/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requirePermission } from "~/http/require.server";
import { listAppeals } from "~/moderation/appeals/list-appeals.server";
import { AppealRow } from "~/ui/appeals/appeal-row";
import { EmptyState } from "~/ui/elements/empty-state";
import { OlderLink } from "~/ui/shell/older-link";
import { PageHeader } from "~/ui/shell/page-header";
import { Tabs } from "~/ui/shell/tabs";
import { keepAfterRefusal } from "~/ui/forms/keep-after-refusal";
import { ModerationTabs } from "~/ui/shell/moderation-tabs";
import { title } from "~/ui/shell/title";

export const meta = title("Appeals");

export const loader = makeLoader(async (context) => {
  await requirePermission(context, "appeal:decide");
  const state = readChoice(context, "state", ["open", "decided"]) ?? "open";
  const before = readListCursor(context);
  const found = await listAppeals(context.db, { state, before });
  return { ...found, state, here: context.url.pathname + context.url.search };
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
