import { useFetcher } from "@remix-run/react";
import { type FormEvent, type ReactNode, useContext, useEffect, useRef } from "react";
import { StayField, useFocusOnRefusal } from "./act-form";
import { Button } from "./controls";
import type { Done } from "./done";
import { FormMessage } from "./form-message";
import { type Answer, doneIn, refusalIn } from "./form-state";
import { StatusContext } from "./use-done";

type ButtonFormProps = {
  action: string;
  /** Hidden fields. */
  fields?: Record<string, string | number>;
  kind?: "main" | "quiet" | "danger";
  shortcut?: string;
  describedBy?: string;
  className?: string;
  /** With JavaScript the page stays: what was done is said in its status line, and the page is read anew. */
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
  const fetcher = useFetcher<Answer>();
  const form = useRef<HTMLFormElement>(null);
  const pending = fetcher.state !== "idle";
  const refused = refusalIn(fetcher.data);
  useFocusOnRefusal(form, refused);

  const beginSaying = useContext(StatusContext);
  const say = useRef<(done: Done) => void>();
  const done = doneIn(fetcher.data);
  useEffect(() => {
    if (done) say.current?.(done);
  }, [done]);

  /** A second click would call back what the first has sent, and lose the answer. */
  const sendOnce = (event: FormEvent) => {
    if (pending) event.preventDefault();
    else say.current = beginSaying();
  };
  return (
    <fetcher.Form
      method="post"
      action={action}
      className={className ? `button-form ${className}` : "button-form"}
      ref={form}
      onSubmit={sendOnce}
    >
      {refused && <FormMessage state={refused} />}
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

/** Takes back an act of the log. `to`: where that leads. */
export function UndoForm({ entryId, to, ...button }: UndoFormProps) {
  return (
    <ButtonForm action={`/moderation/log/${entryId}/undo`} fields={{ to }} {...button}>
      Undo
    </ButtonForm>
  );
}
