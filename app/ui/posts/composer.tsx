import { useState } from "react";
import { postLength } from "~/text/text-rules";
import { ActForm } from "~/ui/forms/act-form";
import { Avatar } from "~/ui/elements/avatar";
import { Button } from "~/ui/elements/controls";
import { TextBox } from "~/ui/forms/field";
import type { FormState } from "~/ui/forms/form-state";
import { useSite } from "~/ui/shell/use-site";

/** The form for a new post. `formKey` is new with each page: the same form sent twice is one post. */
export function Composer({ formKey, initial }: { formKey: string; initial?: FormState | null }) {
  const { viewer } = useSite();
  const [sentKey, setSentKey] = useState<string | null>(null);
  // A form that went through is done with: the next text gets a form of its own.
  return (
    <ComposerForm
      key={sentKey ?? "first"}
      formKey={formKey}
      initial={initial}
      member={viewer}
      onDone={() => setSentKey(formKey)}
    />
  );
}

type ComposerFormProps = {
  formKey: string;
  initial?: FormState | null;
  member: { id: number; name: string | null } | null;
  onDone: () => void;
};

function ComposerForm({ formKey, initial, member, onDone }: ComposerFormProps) {
  const [key] = useState(formKey);
  return (
    <ActForm action="/posts/new" className="composer" initial={initial} onDone={onDone}>
      {({ values, errors, pending }) => (
        <>
          {member && <Avatar member={member} />}
          <input type="hidden" name="key" value={values.key ?? key} />
          <TextBox
            name="body"
            label="Your post"
            defaultValue={values.body}
            error={errors.body}
            maxCodePoints={postLength}
            actions={
              <Button kind="main" pending={pending}>
                Post
              </Button>
            }
          />
        </>
      )}
    </ActForm>
  );
}
