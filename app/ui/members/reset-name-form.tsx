import type { MemberName } from "~/accounts/member-name";
import { memberEffects } from "~/moderation/members/words";
import { rulesInForce } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { EffectHint } from "~/ui/forms/effect-hint";
import { NoteField, ReasonField } from "~/ui/forms/reason-fields";
import { useRootData } from "~/ui/shell/use-root-data";

type ResetNameFormProps = {
  member: MemberName;
  /** The name that is reset now; null where none is. */
  formerName: string | null;
  returnTo: string;
};

/** Takes a member's name away. Where they have none, there is a form only for what was typed meanwhile. */
export function ResetNameForm({ member: { id, name }, formerName, returnTo }: ResetNameFormProps) {
  const { rules } = useRootData();
  const idPrefix = "name-";
  return (
    <ActForm
      action={`/moderation/users/${id}/reset-name`}
      className="form"
      fieldIds={{ reason: `${idPrefix}reason`, note: `${idPrefix}note` }}
    >
      {({ values, errors, pending }) =>
        name === null && Object.keys({ ...values, ...errors }).length === 0 ? (
          <NoName formerName={formerName} />
        ) : (
          <>
            <input type="hidden" name="to" value={values.to ?? returnTo} />
            <input type="hidden" name="name" value={name ?? ""} />
            <ReasonField
              legend="Reason"
              reasons={rulesInForce(rules)}
              value={values.reason}
              error={errors.reason}
              idPrefix={idPrefix}
            />
            <NoteField
              hint="The member reads this. Required for Something else."
              value={values.note}
              error={errors.note}
              idPrefix={idPrefix}
            />
            <EffectHint>{memberEffects.resetName(id)}</EffectHint>
            <Controls>
              <Button kind="danger" pending={pending}>
                Reset name
              </Button>
            </Controls>
          </>
        )
      }
    </ActForm>
  );
}

function NoName({ formerName }: { formerName: string | null }) {
  if (formerName === null) return <p className="hint">This member has no name to reset.</p>;
  return (
    <p>
      Reset. The name was <b dir="auto">{formerName}</b>.
    </p>
  );
}
