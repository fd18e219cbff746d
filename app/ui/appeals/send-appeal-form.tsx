import { appealLength } from "~/moderation/appeals/words";
import { howToAppeal } from "~/moderation/blocks/words";
import { Button } from "~/ui/elements/button";
import { ActForm } from "~/ui/forms/act-form";
import { TextArea } from "~/ui/forms/fields/field";

export function SendAppealForm({ entryId }: { entryId: number }) {
  return (
    <ActForm action={`/appeals/${entryId}`} className="form appeal-form" errorsInPlace={["body"]}>
      {({ values, errors, pending }) => (
        <TextArea
          name="body"
          label="Your appeal"
          hint={howToAppeal}
          defaultValue={values.body}
          error={errors.body}
          maxCodePoints={appealLength}
          rows={6}
          actions={
            <Button kind="primary" pending={pending}>
              Send appeal
            </Button>
          }
        />
      )}
    </ActForm>
  );
}
