import type { AppealState } from "~/db/vocabulary";
import type { AppealView } from "~/moderation/appeals/appeal-view";
import { appealStateLabels } from "~/moderation/appeals/answer-words";
import { appealedLabels } from "~/moderation/appeals/words";
import { Chip, type Tone } from "~/ui/elements/chip";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { Time } from "~/ui/elements/words/time";
import { ReviewRow } from "~/ui/forms/review-row";
import { Byline } from "~/ui/posts/byline";
import { MemberText } from "~/ui/posts/member-text";
import { useRootData } from "~/ui/shell/use-root-data";
import { AppealForm } from "./appeal-form";
import { AppealedAct } from "./appealed-act";
import { NumberedName } from "~/ui/elements/members/numbered-name";

type AppealRowProps = {
  appeal: AppealView;
  /** The address to go back to after a decision. */
  returnTo: string;
  /** A reply was typed: the form is shown even if somebody else has decided, so that it is not lost. */
  hasReply?: boolean;
};

/** An appeal with the form that decides it, or with the decision. */
export function AppealRow({ appeal, returnTo, hasReply }: AppealRowProps) {
  const { now } = useRootData();
  const { id, appellant, act, body, createdAt, state } = appeal;
  return (
    <ReviewRow
      className="appeal"
      id={`appeal-${id}`}
      aria-labelledby={`appeal-${id}-whose`}
      panel={
        <>
          {state !== "open" && <Decision appeal={appeal} />}
          {(state === "open" || hasReply) && <AppealForm appeal={appeal} returnTo={returnTo} />}
        </>
      }
    >
      <div>
        <Byline
          member={appellant}
          to={`/moderation/users/${appellant.id}`}
          id={`appeal-${id}-whose`}
          headingLevel={2}
          numbered
        >
          about {appealedLabels[act.kind]} · <Time at={createdAt} now={now} />
        </Byline>
        <MemberText text={[body]} />
      </div>
      <AppealedAct act={act} />
    </ReviewRow>
  );
}

function Decision({ appeal: { state, decidedAt, decidedBy, reply } }: { appeal: AppealView }) {
  const { now } = useRootData();
  return (
    <>
      <p>
        <Chip tone={tones[state]}>{appealStateLabels[state]}</Chip>
      </p>
      <p className="hint">
        {decidedBy && (
          <>
            by <NumberedName member={decidedBy} />
            {decidedAt !== null && ", "}
          </>
        )}
        {decidedAt !== null && <Time at={decidedAt} now={now} />}
      </p>
      {reply && <QuotedText>{reply}</QuotedText>}
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
