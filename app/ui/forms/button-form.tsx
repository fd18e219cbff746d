import { useFetcher } from "@remix-run/react";
import { type FormEvent, type ReactNode, useContext, useEffect, useRef } from "react";
import { StayField, useFocusOnRejection } from "./act-form";
import { Button } from "~/ui/elements/controls";
import { FormMessage } from "./form-message";
import { type FormAnswer, flashOf, rejectionOf } from "./form-state";
import { FlashContext, type ShowFlash } from "./use-flash";

type ButtonFormProps = {
  action: string;
  /** Hidden fields. */
  fields?: Record<string, string | number>;
  kind?: "main" | "quiet" | "danger";
  shortcut?: string;
  describedBy?: string;
  className?: string;
  /** With JavaScript the page stays: its status line shows the flash, and its data are loaded again. */
  stays?: boolean;
  children: ReactNode;
};

/** A form that is one button. With JavaScript it stays in place, and says there why it did not go through. */
export function ButtonForm({
  action,
  fields = {},
  className,
  describedBy,
  stays,
  children,
  ...button
}: ButtonFormProps) {
  const fetcher = useFetcher<FormAnswer>();
  const form = useRef<HTMLFormElement>(null);
  const pending = fetcher.state !== "idle";
  const rejection = rejectionOf(fetcher.data);
  useFocusOnRejection(form, rejection);

  const reserveFlash = useContext(FlashContext);
  const showFlash = useRef<ShowFlash>();
  const flash = flashOf(fetcher.data);
  useEffect(() => {
    if (flash) showFlash.current?.(flash);
  }, [flash]);

  /** A second submission would abort the first and lose its answer. */
  const sendOnce = (event: FormEvent) => {
    if (pending) event.preventDefault();
    else showFlash.current = reserveFlash();
  };
  return (
    <fetcher.Form
      method="post"
      action={action}
      className={className ? `button-form ${className}` : "button-form"}
      ref={form}
      onSubmit={sendOnce}
    >
      {rejection && <FormMessage state={rejection} />}
      {stays && <StayField />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button {...button} pending={pending} aria-describedby={describedBy}>
        {children}
      </Button>
    </fetcher.Form>
  );
}

type UndoFormProps = { entryId: number; to: string; shortcut?: string; stays?: boolean };

/** Undoes an act of the log. `to`: where that leads. */
export function UndoForm({ entryId, to, ...button }: UndoFormProps) {
  return (
    <ButtonForm action={`/moderation/log/${entryId}/undo`} fields={{ to }} {...button}>
      Undo
    </ButtonForm>
  );
}
