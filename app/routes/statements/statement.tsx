import { useLoaderData } from "@remix-run/react";
import { makeLoader } from "~/http/handlers.server";
import { refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requireViewer } from "~/http/requests/require.server";
import { entryAddress } from "~/log/log-filter";
import { findStatement } from "~/moderation/statements/find-statement.server";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";
import { PageHeader } from "~/ui/shell/page-header";
import { Statement } from "~/ui/statements/statement";

export const meta = makeMeta("Statement of reasons");

export const loader = makeLoader(async (context) => {
  const viewer = await requireViewer(context);
  const statement = await findStatement(context.db, viewer, requireId(context, "entryId"), context.now);
  if (!statement) return refuseNotFound("This decision isn't here");
  const { reason } = statement.act;
  const ruleText = (await context.rules()).find(({ key }) => key === reason)?.text ?? null;
  // The room of the log is for moderators: its scripts are not for everybody who reads a statement.
  return { ...statement, ruleText, inLog: statement.isOwn ? null : entryAddress(statement.act.entryId) };
});

export default function StatementPage() {
  const { ruleText, inLog, ...statement } = useLoaderData<typeof loader>();
  const { siteName } = useRootData();
  return (
    <div className="column">
      <PageHeader
        title="Statement of reasons"
        lead={`Decision ${statement.act.entryId} by the moderators of ${siteName}`}
      />
      <Statement statement={statement} ruleText={ruleText} inLog={inLog} />
    </div>
  );
}
