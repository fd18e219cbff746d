import { useActionData, useFetcher } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
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
  children: (form: FormState & { pending: boolean }) => ReactNode;
};

/**
 * A form that posts to `action`. With JavaScript it stays where it is and shows in place what was wrong; without, the
 * answer is the page of that address, where the same component shows it.
 */
export function ActForm({ onDone, ...form }: ActFormProps) {
  const [round, setRound] = useState(0);
  // What went through is done with: a new round has nothing typed and nothing answered.
  const begin = () => {
    setRound(round + 1);
    onDone?.();
  };
  return <Round key={round} {...form} onDone={begin} />;
}

function Round({ action, className, initial, fieldIds, onDone, children }: ActFormProps) {
  const fetcher = useFetcher<FormState>();
  const answered = useActionData<FormState>();
  const form = useRef<HTMLFormElement>(null);
  const state = fetcher.data ?? answered ?? initial ?? { values: {}, errors: {} };
  const pending = fetcher.state !== "idle";

  useEffect(() => {
    if (fetcher.data) form.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [fetcher.data]);

  const sent = useRef<{ answer: FormState | undefined } | null>(null);
  const wasPending = useRef(false);
  // In the same breath as the page says that it is done: what is typed from then on belongs to the next round.
  useLayoutEffect(() => {
    if (wasPending.current && !pending) {
      // A redirect leaves the last answer in place; a new one means that it was not accepted.
      const isDone = fetcher.data === sent.current?.answer;
      sent.current = null;
      if (isDone) onDone?.();
    }
    wasPending.current = pending;
  }, [pending, fetcher.data, onDone]);

  /** A second click would call back what the first has sent, and lose the answer. */
  const sendOnce = (event: FormEvent) => {
    if (sent.current) event.preventDefault();
    else sent.current = { answer: fetcher.data };
  };

  return (
    <fetcher.Form method="post" action={action} className={className} ref={form} onSubmit={sendOnce}>
      <FormMessage state={state} fieldIds={fieldIds} />
      {children({ ...state, pending })}
    </fetcher.Form>
  );
}
