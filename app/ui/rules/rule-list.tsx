import type { Rule } from "~/moderation/reasons";

type RuleListProps = { rules: (Rule & { text: string })[]; headingLevel: 2 | 3 };

/** Rules with their texts, each at an anchor that is its key. */
export function RuleList({ rules, headingLevel }: RuleListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <ol>
      {rules.map(({ key, label, text }) => (
        // Whoever follows a link to a rule goes on from there with the keyboard and the screen reader.
        <li key={key} id={key} className="rule" tabIndex={-1}>
          <Heading className="rule-label">{label}</Heading>
          <p className="rule-text">{text}</p>
        </li>
      ))}
    </ol>
  );
}
