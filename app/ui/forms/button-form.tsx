import { useFetcher } from "@remix-run/react";
import { type FormEvent, type ReactNode, useContext, useEffect, useRef } from "react";
import { StayField, useFocusOnRejection } from "./act-form";
import { Button } from "~/ui/elements/button";
import { FormMessage } from "./form-message";
import { type ActionData, flashOf, rejectionOf } from "./form-state";
import { FlashContext, type ShowFlash } from "./use-flash";

type ButtonFormProps = {
  action: string;
  /** Hidden fields. */
  fields?: Record<string, string | number>;
  kind?: "primary" | "secondary" | "danger";
  shortcut?: string;
  describedBy?: string;
  /** With JavaScript there is no redirect: the status line shows the flash, and the page reloads its data. */
  staysOnPage?: boolean;
  children: ReactNode;
};

/** A form that is only a button. With JavaScript a rejection is shown above the button. */
export function ButtonForm({
  action,
  fields = {},
  describedBy,
  staysOnPage,
  children,
  ...button
}: ButtonFormProps) {
  const fetcher = useFetcher<ActionData>();
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

  const submitOnce = (event: FormEvent) => {
    // Remix aborts the first submission when there is a second one, and its answer would be lost.
    if (pending) event.preventDefault();
    else showFlash.current = reserveFlash();
  };
  return (
    <fetcher.Form method="post" action={action} ref={form} onSubmit={submitOnce}>
      {rejection && <FormMessage state={rejection} />}
      {staysOnPage && <StayField />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button {...button} pending={pending} aria-describedby={describedBy}>
        {children}
      </Button>
    </fetcher.Form>
  );
}

type UndoFormProps = { entryId: number; returnTo: string; shortcut?: string; staysOnPage?: boolean };

/** The button that undoes an entry of the log. */
export function UndoForm({ entryId, returnTo, ...button }: UndoFormProps) {
  return (
    <ButtonForm action={`/moderation/log/${entryId}/undo`} fields={{ to: returnTo }} {...button}>
      Undo
    </ButtonForm>
  );
}
