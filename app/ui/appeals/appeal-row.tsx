import { Link } from "@remix-run/react";
import { displayName } from "~/accounts/member-name";
import type { AppealState } from "~/db/vocabulary";
import type { AppealView } from "~/moderation/appeals/appeal-view";
import { appealStateWords } from "~/moderation/appeals/words";
import { Avatar } from "~/ui/elements/avatar";
import { Chip, type Tone } from "~/ui/elements/chip";
import { Time } from "~/ui/elements/time";
import { useSite } from "~/ui/shell/use-site";
import { AppealForm } from "./appeal-form";
import { AppealedAct } from "./appealed-act";

type AppealRowProps = {
  appeal: AppealView;
  /** The list as it is looked at. */
  to: string;
  /** A decision did not go through: the form stays, with what was typed, even if somebody else has decided. */
  refused?: boolean;
};

/** An appeal with all that is needed to decide it, or what was decided. */
export function AppealRow({ appeal, to, refused }: AppealRowProps) {
  const { now } = useSite();
  const { id, appellant, act, body, createdAt, state } = appeal;
  const name = <bdi>{displayName(appellant)}</bdi>;
  return (
    <article className="case" id={`appeal-${id}`} aria-labelledby={`appeal-${id}-whose`}>
      <div className="case-what">
        <div>
          <header className="byline">
            <Avatar member={appellant} />
            <div className="byline-words">
              <h2 className="byline-name" id={`appeal-${id}-whose`}>
                {appellant.erased ? name : <Link to={`/moderation/users/${appellant.id}`}>{name}</Link>}
              </h2>{" "}
              <span className="byline-when appeal-when">
                against {act.kind === "user.blocked" ? "a block" : "a hidden post"} ·{" "}
                <Time at={createdAt} now={now} />
              </span>
            </div>
          </header>
          <p className="appeal-words" dir="auto">
            {body}
          </p>
        </div>
        <AppealedAct act={act} />
      </div>
      <div className="case-act">
        {state !== "open" && <Decision appeal={appeal} />}
        {(state === "open" || refused) && <AppealForm appeal={appeal} to={to} />}
      </div>
    </article>
  );
}

function Decision({ appeal: { state, decidedAt, decidedBy, reply } }: { appeal: AppealView }) {
  const { now } = useSite();
  return (
    <>
      <p className="facts">
        <Chip tone={tones[state]}>{appealStateWords[state]}</Chip>
      </p>
      <p className="hint">
        {decidedBy && (
          <>
            by <bdi>{displayName(decidedBy)}</bdi>{" "}
          </>
        )}
        {decidedAt !== null && <Time at={decidedAt} now={now} />}
      </p>
      {reply && (
        <p className="quoted" dir="auto">
          {reply}
        </p>
      )}
    </>
  );
}

const tones: Record<AppealState, Tone> = {
  open: "caution",
  upheld: "neutral",
  overturned: "good",
  granted: "good",
  closed: "neutral",
};
