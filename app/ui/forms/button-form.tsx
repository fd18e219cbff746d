import { type ReactNode, useRef } from "react";
import { useFocusOnRejection } from "./act-form";
import { Button } from "~/ui/elements/button";
import { FormMessage } from "./submission/form-message";
import type { FormState } from "./submission/form-state";
import { ViewerField } from "./fields/viewer-field";
import { useSubmission } from "./submission/use-submission";

type ButtonFormProps = {
  action: string;
  /** Hidden fields; one for each value. */
  fields?: Record<string, string | number | number[]>;
  kind?: "primary" | "secondary" | "danger";
  shortcut?: string;
  describedBy?: string;
  /** With JavaScript there is no redirect: the status line shows the flash, and the page reloads its data. */
  staysOnPage?: boolean;
  onRejected?: (status: number, state: FormState) => void;
  children: ReactNode;
};

/** A form that is only a button. With JavaScript a rejection is shown above the button. */
export function ButtonForm({
  action,
  fields = {},
  describedBy,
  staysOnPage,
  onRejected,
  children,
  ...button
}: ButtonFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { submit, rejection, pending } = useSubmission({ staysOnPage, onRejected });
  useFocusOnRejection(form, rejection);
  return (
    <form method="post" action={action} ref={form} onSubmit={submit}>
      {rejection && <FormMessage state={rejection} />}
      <ViewerField state={rejection} />
      {Object.entries(fields).flatMap(([name, values]) =>
        [values]
          .flat()
          .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      <Button {...button} pending={pending} aria-describedby={describedBy}>
        {children}
      </Button>
    </form>
  );
}

type UndoFormProps = {
  entryId: number;
  returnTo: string;
  /** It is the button of the page that asks. */
  confirmed?: true;
} & Pick<ButtonFormProps, "kind" | "shortcut" | "staysOnPage" | "onRejected">;

/** The button that undoes an entry of the log. Of an act older than an hour it leads to a page that asks first. */
export function UndoForm({ entryId, returnTo, confirmed, ...button }: UndoFormProps) {
  return (
    <ButtonForm
      action={`/moderation/log/${entryId}/undo`}
      fields={{ to: returnTo, ...(confirmed && { confirmed: "yes" }) }}
      {...button}
    >
      Undo
    </ButtonForm>
  );
}
