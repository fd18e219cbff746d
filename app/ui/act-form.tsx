import { useActionData, useFetcher, useLocation } from "@remix-run/react";
import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Done } from "./done";
import { FormMessage } from "./form-message";
import { type Answer, doneIn, type FormState, refusalIn } from "./form-state";
import { StatusContext } from "./use-done";
import { useIsLive } from "./use-is-live";

type ActFormProps = {
  action: string;
  id?: string;
  className?: string;
  /** What to show before anything was sent, such as a text that waited. */
  initial?: FormState | null;
  /** The id of each field's control, where it is not its name. */
  fieldIds?: Record<string, string>;
  /** Its buttons post to several addresses, all below this one. */
  below?: string;
  /** The opposite act, which this form shows the answer of where somebody did it first. */
  opposite?: string;
  /** With JavaScript the page stays: what was done is said in its status line, and the page is read anew. */
  stays?: boolean;
  onSend?: (event: FormEvent<HTMLFormElement>) => void;
  onRefused?: () => void;
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

function Round({
  action,
  id,
  className,
  initial,
  fieldIds,
  below,
  opposite,
  stays,
  onSend,
  onRefused,
  onDone,
  children,
}: ActFormProps) {
  const fetcher = useFetcher<Answer>();
  const answered = useAnswerOfPage(action, below, opposite);
  const form = useRef<HTMLFormElement>(null);
  const refused = refusalIn(fetcher.data);
  const state = refused ?? answered ?? initial ?? { values: {}, errors: {} };
  const pending = fetcher.state !== "idle";
  useFocusOnRefusal(form, refused);

  const beginSaying = useContext(StatusContext);
  const sent = useRef<{ answer: Answer | undefined; say: (done: Done) => void } | null>(null);
  const wasPending = useRef(false);
  // In the same breath as the page says that it is done: what is typed from then on belongs to the next round.
  useLayoutEffect(() => {
    if (wasPending.current && !pending && sent.current) {
      const { answer, say } = sent.current;
      sent.current = null;
      const isNew = fetcher.data !== answer;
      const done = isNew ? doneIn(fetcher.data) : null;
      if (done) say(done);
      // A redirect leaves the last answer in place.
      if (done || !isNew) onDone?.();
      else onRefused?.();
    }
    wasPending.current = pending;
  }, [pending, fetcher.data, onDone, onRefused]);

  /** A second click would call back what the first has sent, and lose the answer. */
  const sendOnce = (event: FormEvent<HTMLFormElement>) => {
    if (sent.current) return event.preventDefault();
    onSend?.(event);
    if (!event.defaultPrevented) sent.current = { answer: fetcher.data, say: beginSaying() };
  };

  return (
    <fetcher.Form method="post" action={action} id={id} className={className} ref={form} onSubmit={sendOnce}>
      <FormMessage state={state} fieldIds={fieldIds} />
      {stays && <StayField />}
      {children({ ...state, pending })}
    </fetcher.Form>
  );
}

/** Asks for an answer to this page instead of a step to the next; without JavaScript nobody asks. */
export function StayField() {
  return useIsLive() ? <input type="hidden" name="stay" value="yes" /> : null;
}

/** Takes the focus to the message, unless it has gone on to something else meanwhile. */
export function useFocusOnRefusal(form: RefObject<HTMLFormElement>, refused: FormState | null) {
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || form.current?.contains(activeElement);
    if (refused && isFree) form.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [form, refused]);
}

/** What this page answers, if it was this form that asked: a page may have several. */
function useAnswerOfPage(action: string, below?: string, opposite?: string): FormState | undefined {
  const answered = useActionData<FormState>();
  const { pathname } = useLocation();
  const isOurs = pathname === action || pathname === opposite;
  return isOurs || (below && pathname.startsWith(`${below}/`)) ? answered : undefined;
}
