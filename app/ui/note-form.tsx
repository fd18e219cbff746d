import { noteLength } from "../moderation/reasons";
import { personEffects } from "../moderation/words";
import { ActForm } from "./act-form";
import { Button, Controls } from "./controls";
import { TextBox } from "./field";

/** A private note about a member, from one moderator to the others. `to`: where it leads. */
export function NoteForm({ memberId, to }: { memberId: number; to: string }) {
  return (
    <ActForm action={`/moderation/users/${memberId}/notes`} className="form" fieldIds={{ note: "remark" }}>
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="to" value={values.to ?? to} />
          <TextBox
            name="note"
            id="remark"
            label="What colleagues should know"
            hint={personEffects.note}
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
