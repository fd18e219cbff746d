import { Outlet } from "@remix-run/react";
import { displayName } from "~/accounts/names/member-name";
import { makeLoader } from "~/http/handlers.server";
import { refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { findAppeal } from "~/moderation/appeals/list-appeals.server";
import { PageHeader } from "~/ui/shell/page-header";
import { ModerationTabs } from "~/ui/shell/navigation/moderation-tabs";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta<typeof loader>(({ appeal }) => `Appeal by ${displayName(appeal.appellant)}`);

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "appeal:decide");
  const appeal = await findAppeal(context.db, viewer, requireId(context), context.now);
  if (!appeal) return refuseNotFound("This appeal isn't here");
  return { appeal };
});

export default function AppealPage() {
  return (
    <div className="column-wide">
      <PageHeader title="Appeal">
        <ModerationTabs current="appeals" />
      </PageHeader>
      <Outlet />
    </div>
  );
}
