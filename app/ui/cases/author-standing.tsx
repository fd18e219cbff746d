import { WordList } from "~/ui/elements/words/word-list";
import type { OwnStandingView, StandingView } from "~/accounts/standing";

/** How often a member was reported, hidden, warned and blocked. On their own page moderators see no reports. */
export function AuthorStanding({ standing }: { standing: StandingView | OwnStandingView }) {
  const { posts, hidden, warned, blocked } = standing;
  const items = [
    { label: posts === 1 ? "post" : "posts", value: posts },
    { label: hidden === 1 ? "time hidden" : "times hidden", value: hidden },
    { label: warned === 1 ? "time warned" : "times warned", value: warned },
    { label: blocked === 1 ? "time blocked" : "times blocked", value: blocked },
    ...("upheld" in standing
      ? [
          { label: standing.upheld === 1 ? "report upheld" : "reports upheld", value: standing.upheld },
          { label: "dismissed", value: standing.dismissed },
        ]
      : []),
  ];
  return (
    <WordList className="author-standing" label="Standing">
      {items.map(({ label, value }) => (
        <span key={label}>
          <b>{value}</b> {label}
        </span>
      ))}
    </WordList>
  );
}
