import { displayName } from "~/accounts/names/member-name";
import type { AppealView } from "~/moderation/appeals/appeal-view";
import { colleagueMessage, describeVerdicts, describeWhoAnswers } from "~/moderation/appeals/answer-words";
import { mayDecideAppeal } from "~/moderation/appeals/may-decide-appeal";
import { noteLength } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { EffectHint } from "~/ui/forms/fields/effect-hint";
import { TextArea } from "~/ui/forms/fields/field";
import { useRootData } from "~/ui/shell/use-root-data";

type AppealFormProps = {
  appeal: AppealView;
  /** The address to go back to after a decision. */
  returnTo: string;
};

/** The reply and a button for each decision, or why the viewer may not decide. */
export function AppealForm({ appeal, returnTo }: AppealFormProps) {
  const { viewer } = useRootData();
  const { id, appellant, act } = appeal;
  const appealedAct = { kind: act.kind, memberId: appellant.id, memberRole: appellant.role };
  if (!mayDecideAppeal(viewer, appealedAct))
    return <p className="hint">{describeWhoAnswers(appellant, viewer)}</p>;
  if (appeal.isForColleague) return <p className="hint">{colleagueMessage}</p>;
  const address = `/moderation/appeals/${id}`;
  const noteId = `appeal-${id}-note`;
  return (
    <ActForm
      action={`${address}/uphold`}
      actionPrefix={address}
      className="form"
      fieldIds={{ note: noteId }}
      errorsInPlace={["note"]}
    >
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="to" value={values.to ?? returnTo} />
          <TextArea
            name="note"
            id={noteId}
            label="Reply"
            hint={`${displayName(appellant)} reads this. Up to ${noteLength} characters.`}
            error={errors.note}
            defaultValue={values.note}
          />
          <EffectHint id={`appeal-${id}-effect`}>{describeVerdicts(appeal)}</EffectHint>
          <Controls>
            <Button
              pending={pending}
              formAction={`${address}/uphold`}
              aria-describedby={`appeal-${id}-effect`}
            >
              Uphold
            </Button>
            <Button
              pending={pending}
              formAction={`${address}/overturn`}
              aria-describedby={`appeal-${id}-effect`}
            >
              Overturn
            </Button>
          </Controls>
        </>
      )}
    </ActForm>
  );
}
