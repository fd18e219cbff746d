import { type KeyboardEvent, useState } from "react";
import { postLength } from "~/text/text-rules";
import { ActForm } from "~/ui/forms/act-form";
import { Avatar } from "~/ui/elements/members/avatar";
import { Button } from "~/ui/elements/button";
import { TextArea } from "~/ui/forms/fields/field";
import { useRootData } from "~/ui/shell/use-root-data";

type ComposerProps = {
  formKey: string;
  /** The text while it is being sent, then null. */
  onPending?: (body: string | null) => void;
};

/** The form for a new post. Each form has a key of its own, so that one that is sent twice creates one post. */
export function Composer({ formKey, onPending }: ComposerProps) {
  const { viewer } = useRootData();
  // Not the page's next key: where the page cannot be loaded again, the new form needs another one too.
  const [key, setKey] = useState(formKey);
  return (
    <ActForm
      action="/posts/new"
      className="composer no-print"
      errorsInPlace={["body"]}
      onSubmit={({ currentTarget }) => onPending?.(textOf(new FormData(currentTarget)))}
      onRejected={() => onPending?.(null)}
      onSuccess={() => {
        setKey(crypto.randomUUID());
        onPending?.(null);
      }}
    >
      {({ values, errors, pending }) => (
        <>
          {viewer && <Avatar member={viewer} />}
          <input type="hidden" name="key" value={values.key ?? key} />
          <TextArea
            name="body"
            label="Your post"
            defaultValue={values.body}
            error={errors.body}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onKeyDown={sendByKeyboard}
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

function sendByKeyboard(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

function textOf(fields: FormData): string | null {
  const body = fields.get("body");
  return typeof body === "string" && body.trim() !== "" ? body : null;
}
