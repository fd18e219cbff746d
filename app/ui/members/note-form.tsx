import { memberEffects } from "~/moderation/members/words";
import { noteLength } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { TextArea } from "~/ui/forms/fields/field";

/** Adds a private note about a member, which only moderators can read. */
export function NoteForm({ memberId, returnTo }: { memberId: number; returnTo: string }) {
  return (
    <ActForm action={`/moderation/users/${memberId}/notes`} className="form" fieldIds={{ note: "remark" }}>
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="to" value={values.to ?? returnTo} />
          <TextArea
            name="note"
            id="remark"
            label="What colleagues should know"
            hint={memberEffects.note}
            error={errors.note}
            defaultValue={values.note}
            maxCodePoints={noteLength}
            rows={2}
          />
          <Controls>
            <Button pending={pending}>Add note</Button>
          </Controls>
        </>
      )}
    </ActForm>
  );
}
