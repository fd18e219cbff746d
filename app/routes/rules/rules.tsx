import { useLoaderData } from "@remix-run/react";
import { makeLoader } from "~/http/handlers.server";
import { rulesInForce, toRule } from "~/moderation/reasons";
import { RuleList } from "~/ui/rules/rule-list";
import { makeMeta } from "~/ui/shell/make-meta";
import { PageHeader } from "~/ui/shell/page-header";
import { useRootData } from "~/ui/shell/use-root-data";
import { Link } from "~/ui/elements/link";

export const meta = makeMeta<typeof loader>("Rules", (_, { siteName }) => ({
  description: `What isn't allowed on ${siteName}, with examples.`,
}));

export const loader = makeLoader(async (context) => {
  const rules = await context.rules();
  return { rules: rules.map((rule) => ({ ...toRule(rule), text: rule.text })) };
});

export default function RulesPage() {
  const { rules } = useLoaderData<typeof loader>();
  const { siteName } = useRootData();
  const retired = rules.filter((rule) => rule.retired);
  return (
    <div className="column">
      <PageHeader
        title="Rules"
        lead={`What doesn't belong on ${siteName}. Members report posts that break a rule, a moderator decides, and the author can appeal.`}
      />
      <RuleList rules={rulesInForce(rules)} headingLevel={2} />
      {retired.length > 0 && (
        <section aria-labelledby="no-longer-in-force">
          <h2 id="no-longer-in-force">No longer in force</h2>
          <p className="hint">Older decisions still name these rules.</p>
          <RuleList rules={retired} headingLevel={3} />
        </section>
      )}
      <p className="rules-end">
        What moderators have decided by these rules is on the{" "}
        <Link to="/transparency">transparency page</Link>.
      </p>
    </div>
  );
}
