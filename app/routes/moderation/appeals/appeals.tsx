import { useLoaderData } from "@remix-run/react";
import { readChoice, readListCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requirePermission } from "~/http/requests/require.server";
import { listAppeals } from "~/moderation/appeals/list-appeals.server";
import { AppealRow } from "~/ui/appeals/appeal-row";
import { ButtonLink } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { EndOfList, NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { Tabs } from "~/ui/shell/navigation/tabs";
import { ModerationTabs } from "~/ui/shell/navigation/moderation-tabs";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Appeals");

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "appeal:decide");
  const state = readChoice(context, "state", ["open", "decided"]) ?? "open";
  const before = readListCursor(context);
  const page = await listAppeals(context.db, viewer, { state, before }, context.now);
  return { ...page, state, currentAddress: context.url.pathname + context.url.search };
});

export default function AppealsPage() {
  const { appeals, before, state, currentAddress } = useLoaderData<typeof loader>();
  const isOpen = state === "open";
  const wayOn = isOpen
    ? { to: "/moderation", label: "Go to the queue" }
    : { to: "/moderation/appeals", label: "Open appeals" };
  return (
    <div className="column-wide">
      <PageHeader title="Appeals" lead="Decisions members have asked us to review.">
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
          illustration="queue"
          title={isOpen ? "No open appeals" : "No appeals decided yet"}
          headingLevel={2}
        >
          <ButtonLink to={wayOn.to}>{wayOn.label}</ButtonLink>
        </EmptyState>
      ) : (
        appeals.map((appeal) => <AppealRow key={appeal.id} appeal={appeal} returnTo={currentAddress} />)
      )}
      {before !== null && (
        <NextPageLink to={`/moderation/appeals?state=${state}&before=${before}`}>
          {isOpen ? "More appeals" : "Older appeals"}
        </NextPageLink>
      )}
      {before === null && appeals.length > 0 && <EndOfList to={wayOn.to}>{wayOn.label}</EndOfList>}
    </div>
  );
}
