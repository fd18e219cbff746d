import { useActionData, useFetcher } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import type { FormState } from "./form-state";
import { FormMessage } from "./form-message";

type ActFormProps = {
  action: string;
  className?: string;
  /** What to show before anything was sent, such as a text that waited. */
  initial?: FormState | null;
  /** The id of each field's control, where it is not its name. */
  fieldIds?: Record<string, string>;
  onDone?: () => void;
  children: (form: FormState & { pending: boolean; sent: FormData | undefined }) => ReactNode;
};

/**
 * A form that posts to `action`. With JavaScript it stays where it is and shows in place what was wrong; without, the
 * answer is the page of that address, where the same component shows it.
 */
export function ActForm({ action, className, initial, fieldIds, onDone, children }: ActFormProps) {
  const fetcher = useFetcher<FormState>();
  const answered = useActionData<FormState>();
  const form = useRef<HTMLFormElement>(null);
  const state = fetcher.data ?? answered ?? initial ?? { values: {}, errors: {} };
  const pending = fetcher.state !== "idle";

  useEffect(() => {
    if (fetcher.data) form.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [fetcher.data]);

  const wasPending = useRef(false);
  const sending = useRef(false);
  useEffect(() => {
    if (wasPending.current && !pending) {
      sending.current = false;
      if (!fetcher.data) {
        // What was typed is done with, as on the page that a plain form leads to.
        form.current?.reset();
        onDone?.();
      }
    }
    wasPending.current = pending;
  }, [pending, fetcher.data, onDone]);

  /** A second click would call back what the first has sent, and lose the answer. */
  const sendOnce = (event: FormEvent) => {
    if (sending.current) event.preventDefault();
    sending.current = true;
  };

  return (
    <fetcher.Form method="post" action={action} className={className} ref={form} onSubmit={sendOnce}>
      <FormMessage state={state} fieldIds={fieldIds} />
      {children({ ...state, pending, sent: fetcher.formData })}
    </fetcher.Form>
  );
}
