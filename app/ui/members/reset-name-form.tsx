import type { MemberName } from "~/accounts/names/member-name";
import { rulesInForce } from "~/moderation/reasons";
import { Button, ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { EffectHint } from "~/ui/forms/fields/effect-hint";
import { NoteField, ReasonField } from "~/ui/forms/fields/reason-fields";
import { useRootData } from "~/ui/shell/use-root-data";

type ResetNameProps = {
  member: MemberName;
  /** The name that is reset now; null where none is. */
  formerName: string | null;
};

/** The way to the form, or what was reset; nothing where there never was a name. */
export function ResetName({ member: { id, name }, formerName }: ResetNameProps) {
  if (name === null && formerName === null) return null;
  return (
    <section aria-labelledby="name">
      <h2 id="name">Name</h2>
      {name === null ? (
        <p>
          The name was <b dir="auto">{formerName}</b>.
        </p>
      ) : (
        <ButtonLink to={`/moderation/users/${id}?act=reset-name`}>Reset name</ButtonLink>
      )}
    </section>
  );
}

type ResetNameFormProps = { member: MemberName; cancelTo: string; returnTo: string };

/** Takes a member's name away. It names the one that is shown: one that the member takes meanwhile is left alone. */
export function ResetNameForm({ member: { id, name }, cancelTo, returnTo }: ResetNameFormProps) {
  const { rules } = useRootData();
  return (
    <section aria-labelledby="reset-name">
      <h2 id="reset-name">Reset name</h2>
      <ActForm action={`/moderation/users/${id}/reset-name`} className="form">
        {({ values, errors, pending }) => (
          <>
            <input type="hidden" name="to" value={values.to ?? returnTo} />
            <input type="hidden" name="name" value={name ?? ""} />
            <ReasonField
              legend="Reason"
              reasons={rulesInForce(rules)}
              value={values.reason}
              error={errors.reason}
            />
            <NoteField
              hint="The member reads this. Required for Something else."
              value={values.note}
              error={errors.note}
            />
            <EffectHint>They're Member {id} until they choose another name.</EffectHint>
            <Controls>
              <Button kind="danger" pending={pending}>
                Reset name
              </Button>
              <ButtonLink to={cancelTo}>Cancel</ButtonLink>
            </Controls>
          </>
        )}
      </ActForm>
    </section>
  );
}
