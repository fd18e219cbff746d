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
import { type ActionData, type FormState, flashOf, rejectionOf } from "./form-state";
import { FlashContext, type ShowFlash } from "./use-flash";
import { useHydrated } from "./use-hydrated";

type ActFormProps = {
  action: string;
  id?: string;
  className?: string;
  /** What the form shows at first, such as a draft that was kept through signing in. */
  initial?: FormState | null;
  /** The id of each field's control, where it is not its name. */
  fieldIds?: Record<string, string>;
  /** For buttons that post to several addresses: all are below this one. */
  below?: string;
  /** The address of the opposite act: its answer belongs to this form where somebody else acted first. */
  opposite?: string;
  /** With JavaScript there is no redirect: the page shows the flash in its status line and reloads its data. */
  staysOnPage?: boolean;
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  onRejected?: () => void;
  onSuccess?: () => void;
  children: (form: FormState & { pending: boolean }) => ReactNode;
};

/**
 * A form that posts to `action`. With JavaScript it stays where it is and shows in place what was wrong; without, the
 * answer is the page of that address, where the same component shows it.
 */
export function ActForm({ onSuccess, ...form }: ActFormProps) {
  const [successes, setSuccesses] = useState(0);
  const handleSuccess = () => {
    setSuccesses(successes + 1);
    onSuccess?.();
  };
  // The key: after success it is a new form, without what was typed and what was answered.
  return <KeyedForm key={successes} {...form} onSuccess={handleSuccess} />;
}

function KeyedForm({
  action,
  id,
  className,
  initial,
  fieldIds,
  below,
  opposite,
  staysOnPage,
  onSubmit,
  onRejected,
  onSuccess,
  children,
}: ActFormProps) {
  const fetcher = useFetcher<ActionData>();
  const pageState = usePageState(action, below, opposite);
  const form = useRef<HTMLFormElement>(null);
  const rejection = rejectionOf(fetcher.data);
  const state = rejection ?? pageState ?? initial ?? { values: {}, errors: {} };
  const pending = fetcher.state !== "idle";
  useFocusOnRejection(form, rejection);

  const reserveFlash = useContext(FlashContext);
  const sent = useRef<{ answer: ActionData | undefined; showFlash: ShowFlash } | null>(null);
  const wasPending = useRef(false);
  // A layout effect, so that whatever is typed after the flash appears goes into the new form.
  useLayoutEffect(() => {
    if (wasPending.current && !pending && sent.current) {
      const { answer, showFlash } = sent.current;
      sent.current = null;
      const isNew = fetcher.data !== answer;
      const flash = isNew ? flashOf(fetcher.data) : null;
      if (flash) showFlash(flash);
      // A redirect leaves the last answer in place.
      if (flash || !isNew) onSuccess?.();
      else onRejected?.();
    }
    wasPending.current = pending;
  }, [pending, fetcher.data, onSuccess, onRejected]);

  /** A second submission would abort the first and lose its answer. */
  const submitOnce = (event: FormEvent<HTMLFormElement>) => {
    if (sent.current) return event.preventDefault();
    onSubmit?.(event);
    if (!event.defaultPrevented) sent.current = { answer: fetcher.data, showFlash: reserveFlash() };
  };

  return (
    <fetcher.Form
      method="post"
      action={action}
      id={id}
      className={className}
      ref={form}
      onSubmit={submitOnce}
    >
      <FormMessage state={state} fieldIds={fieldIds} />
      {staysOnPage && <StayField />}
      {children({ ...state, pending })}
    </fetcher.Form>
  );
}

/** Asks for the flash in the answer instead of a redirect; absent without JavaScript. */
export function StayField() {
  return useHydrated() ? <input type="hidden" name="stay" value="yes" /> : null;
}

/** Moves the focus to the message, unless it was moved out of the form meanwhile. */
export function useFocusOnRejection(form: RefObject<HTMLFormElement>, rejection: FormState | null) {
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || form.current?.contains(activeElement);
    if (rejection && isFree) form.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [form, rejection]);
}

/** The page's action data, if it was this form that was posted: a page may have several. */
function usePageState(action: string, below?: string, opposite?: string): FormState | undefined {
  const actionData = useActionData<FormState>();
  const { pathname } = useLocation();
  const isOurs = pathname === action || pathname === opposite;
  return isOurs || (below && pathname.startsWith(`${below}/`)) ? actionData : undefined;
}
