import { Outlet } from "@remix-run/react";
import { displayName } from "../../accounts/member-name";
import { page, refuseNotFound, requireId, requirePermission } from "../../http/asking.server";
import { findAppeal } from "../../moderation/list-appeals.server";
import { keepAfterRefusal } from "../../ui/keep-after-refusal";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { PageHeader } from "../../ui/page";
import { title } from "../../ui/title";

export const meta = title<typeof loader>(({ appeal }) => `Appeal by ${displayName(appeal.appellant)}`);

export const loader = page(async (asking) => {
  await requirePermission(asking, "appeal:decide");
  const appeal = await findAppeal(asking.db, requireId(asking));
  if (!appeal) return refuseNotFound("There is no such appeal");
  return { appeal };
});

export const shouldRevalidate = keepAfterRefusal;

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
