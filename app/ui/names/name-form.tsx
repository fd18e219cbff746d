import type { ReactNode } from "react";
import { nameHint } from "~/moderation/names/words";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { Input } from "~/ui/forms/fields/field";
import { useRootData } from "~/ui/shell/use-root-data";

type NameFormProps = {
  action: "/welcome" | "/account/name";
  returnTo: string;
  /** The way past it, beside the button. */
  children: ReactNode;
};

/** The viewer's name. Without `maxlength`, which counts UTF-16 units. */
export function NameForm({ action, returnTo, children }: NameFormProps) {
  const { viewer } = useRootData();
  return (
    <ActForm action={action} className="form" errorsInPlace={["name"]}>
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="to" value={values.to ?? returnTo} />
          <Input
            name="name"
            label="Your name"
            hint={nameHint}
            error={errors.name}
            defaultValue={values.name ?? viewer?.name ?? ""}
            autoComplete="nickname"
            dir="auto"
          />
          <Controls>
            <Button kind="primary" pending={pending}>
              Save name
            </Button>
            {children}
          </Controls>
        </>
      )}
    </ActForm>
  );
}
