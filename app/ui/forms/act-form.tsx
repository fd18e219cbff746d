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
import { FormMessage } from "./form-message";
import { type FormAnswer, type FormState, flashOf, rejectionOf } from "./form-state";
import { FlashContext, type ShowFlash } from "./use-flash";
import { useHydrated } from "./use-hydrated";

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
  /** With JavaScript the page stays: its status line shows the flash, and its data are loaded again. */
  stays?: boolean;
  onSend?: (event: FormEvent<HTMLFormElement>) => void;
  onRejected?: () => void;
  onDone?: () => void;
  children: (form: FormState & { pending: boolean }) => ReactNode;
};

/**
 * A form that posts to `action`. With JavaScript it stays where it is and shows in place what was wrong; without, the
 * answer is the page of that address, where the same component shows it.
 */
export function ActForm({ onDone, ...form }: ActFormProps) {
  const [round, setRound] = useState(0);
  // After success a new round begins, with nothing typed and nothing answered.
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
  onRejected,
  onDone,
  children,
}: ActFormProps) {
  const fetcher = useFetcher<FormAnswer>();
  const answered = useAnswerOfPage(action, below, opposite);
  const form = useRef<HTMLFormElement>(null);
  const rejection = rejectionOf(fetcher.data);
  const state = rejection ?? answered ?? initial ?? { values: {}, errors: {} };
  const pending = fetcher.state !== "idle";
  useFocusOnRejection(form, rejection);

  const reserveFlash = useContext(FlashContext);
  const sent = useRef<{ answer: FormAnswer | undefined; showFlash: ShowFlash } | null>(null);
  const wasPending = useRef(false);
  // A layout effect, so that whatever is typed after the flash appears belongs to the next round.
  useLayoutEffect(() => {
    if (wasPending.current && !pending && sent.current) {
      const { answer, showFlash } = sent.current;
      sent.current = null;
      const isNew = fetcher.data !== answer;
      const flash = isNew ? flashOf(fetcher.data) : null;
      if (flash) showFlash(flash);
      // A redirect leaves the last answer in place.
      if (flash || !isNew) onDone?.();
      else onRejected?.();
    }
    wasPending.current = pending;
  }, [pending, fetcher.data, onDone, onRejected]);

  /** A second submission would abort the first and lose its answer. */
  const sendOnce = (event: FormEvent<HTMLFormElement>) => {
    if (sent.current) return event.preventDefault();
    onSend?.(event);
    if (!event.defaultPrevented) sent.current = { answer: fetcher.data, showFlash: reserveFlash() };
  };

  return (
    <fetcher.Form method="post" action={action} id={id} className={className} ref={form} onSubmit={sendOnce}>
      <FormMessage state={state} fieldIds={fieldIds} />
      {stays && <StayField />}
      {children({ ...state, pending })}
    </fetcher.Form>
  );
}

/** Asks for the flash as an answer instead of a redirect; absent without JavaScript. */
export function StayField() {
  return useHydrated() ? <input type="hidden" name="stay" value="yes" /> : null;
}

/** Moves the focus to the message, unless it has gone elsewhere meanwhile. */
export function useFocusOnRejection(form: RefObject<HTMLFormElement>, rejection: FormState | null) {
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || form.current?.contains(activeElement);
    if (rejection && isFree) form.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [form, rejection]);
}

/** What this page answers, if it was this form that asked: a page may have several. */
function useAnswerOfPage(action: string, below?: string, opposite?: string): FormState | undefined {
  const answered = useActionData<FormState>();
  const { pathname } = useLocation();
  const isOurs = pathname === action || pathname === opposite;
  return isOurs || (below && pathname.startsWith(`${below}/`)) ? answered : undefined;
}
