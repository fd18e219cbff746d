import { useState } from "react";
import { postLength } from "~/text/text-rules";
import { ActForm } from "~/ui/forms/act-form";
import { Avatar } from "~/ui/elements/avatar";
import { Button } from "~/ui/elements/button";
import { TextArea } from "~/ui/forms/field";
import type { FormState } from "~/ui/forms/form-state";
import { useRootData } from "~/ui/shell/use-root-data";

/** The form for a new post. Each page has a new `formKey`, so that a form that is sent twice creates one post. */
export function Composer({ formKey, initial }: { formKey: string; initial?: FormState | null }) {
  const { viewer } = useRootData();
  const [sentKey, setSentKey] = useState<string | null>(null);
  // The key: after a post is created, the new form takes the `formKey` of the reloaded page.
  return (
    <ComposerForm
      key={sentKey ?? "first"}
      formKey={formKey}
      initial={initial}
      member={viewer}
      onSuccess={() => setSentKey(formKey)}
    />
  );
}

type ComposerFormProps = {
  formKey: string;
  initial?: FormState | null;
  member: { id: number; name: string | null } | null;
  onSuccess: () => void;
};

function ComposerForm({ formKey, initial, member, onSuccess }: ComposerFormProps) {
  const [key] = useState(formKey);
  return (
    <ActForm action="/posts/new" className="composer no-print" initial={initial} onSuccess={onSuccess}>
      {({ values, errors, pending }) => (
        <>
          {member && <Avatar member={member} />}
          <input type="hidden" name="key" value={values.key ?? key} />
          <TextArea
            name="body"
            label="Your post"
            defaultValue={values.body}
            error={errors.body}
            maxCodePoints={postLength}
            actions={
              <Button kind="primary" pending={pending}>
                Post
              </Button>
            }
          />
        </>
      )}
    </ActForm>
  );
}
