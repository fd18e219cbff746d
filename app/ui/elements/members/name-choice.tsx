import type { MemberName } from "~/accounts/names/member-name";
import { MemberLine } from "./member-line";

type NameChoiceProps = {
  /** `to`: the same list, for this member. */
  choices: { member: MemberName; to: string }[];
  /** Others have the name too. */
  more: boolean;
  /** For moderators: the members' numbers are beside their names. */
  numbered?: boolean;
};

/** Whom the name in a search could mean, where several members have it. */
export function NameChoice({ choices, more, numbered }: NameChoiceProps) {
  return (
    <section aria-labelledby="name-choice">
      <h2 id="name-choice">Who do you mean?</h2>
      <ul className="name-choice">
        {choices.map(({ member, to }) => (
          <li key={member.id}>
            <MemberLine member={member} to={to} numbered={numbered} />
          </li>
        ))}
      </ul>
      {more && <p className="hint">More members have this name. Type more of it to find the others.</p>}
    </section>
  );
}
