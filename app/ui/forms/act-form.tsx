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
  /** What the form shows at first, such as a draft that was saved while signing in. */
  initial?: FormState | null;
  /** The ids of the fields whose id is not their name, by name. */
  fieldIds?: Record<string, string>;
  /** If the buttons post to several addresses: the address that all of them are below. */
  actionPrefix?: string;
  /** The action of the opposite act, which this form replaces if that act was rejected as already done. */
  oppositeAction?: string;
  /** With JavaScript there is no redirect: the status line shows the flash, and the page reloads its data. */
  staysOnPage?: boolean;
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  onRejected?: () => void;
  onSuccess?: () => void;
  children: (form: FormState & { pending: boolean }) => ReactNode;
};

/**
 * A form that posts to `action`. With JavaScript it shows what is wrong on the same page; without, the browser loads the
 * page of the action, where the same component shows it.
 */
export function ActForm({ onSuccess, ...form }: ActFormProps) {
  const [successes, setSuccesses] = useState(0);
  const handleSuccess = () => {
    setSuccesses(successes + 1);
    onSuccess?.();
  };
  // The key: after success it is a new form, without what was typed and the last answer.
  return <KeyedForm key={successes} {...form} onSuccess={handleSuccess} />;
}

function KeyedForm({
  action,
  id,
  className,
  initial,
  fieldIds,
  actionPrefix,
  oppositeAction,
  staysOnPage,
  onSubmit,
  onRejected,
  onSuccess,
  children,
}: ActFormProps) {
  const fetcher = useFetcher<ActionData>();
  const pageState = usePageState(action, actionPrefix, oppositeAction);
  const form = useRef<HTMLFormElement>(null);
  const rejection = rejectionOf(fetcher.data);
  const state = rejection ?? pageState ?? initial ?? { values: {}, errors: {} };
  const pending = fetcher.state !== "idle";
  useFocusOnRejection(form, rejection);
  const submitOnce = useSubmission(pending, fetcher.data, { onSubmit, onRejected, onSuccess });

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

type FormEvents = Pick<ActFormProps, "onSubmit" | "onRejected" | "onSuccess">;

/** Returns the submit handler. When the answer arrives, shows its flash and calls `onSuccess` or `onRejected`. */
function useSubmission(
  pending: boolean,
  data: ActionData | undefined,
  { onSubmit, onRejected, onSuccess }: FormEvents,
) {
  const reserveFlash = useContext(FlashContext);
  const submission = useRef<{ lastData: ActionData | undefined; showFlash: ShowFlash } | null>(null);
  const wasPending = useRef(false);
  // A layout effect, so that what is typed after the flash appears goes into the new form.
  useLayoutEffect(() => {
    if (wasPending.current && !pending && submission.current) {
      const { lastData, showFlash } = submission.current;
      submission.current = null;
      const isNew = data !== lastData;
      const flash = isNew ? flashOf(data) : null;
      if (flash) showFlash(flash);
      // A redirect does not change the data.
      if (flash || !isNew) onSuccess?.();
      else onRejected?.();
    }
    wasPending.current = pending;
  }, [pending, data, onSuccess, onRejected]);

  return (event: FormEvent<HTMLFormElement>) => {
    // Remix aborts the first submission when there is a second one, and its answer would be lost.
    if (submission.current) return event.preventDefault();
    onSubmit?.(event);
    if (!event.defaultPrevented) submission.current = { lastData: data, showFlash: reserveFlash() };
  };
}

/** Asks the server to answer with the flash instead of a redirect. Only with JavaScript. */
export function StayField() {
  return useHydrated() ? <input type="hidden" name="stay" value="yes" /> : null;
}

/** Moves the focus to the message, unless it was moved out of the form in the meantime. */
export function useFocusOnRejection(form: RefObject<HTMLFormElement>, rejection: FormState | null) {
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || form.current?.contains(activeElement);
    if (rejection && isFree) form.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [form, rejection]);
}

/** The action data of the page, if this form was posted: a page may have several. */
function usePageState(action: string, actionPrefix?: string, oppositeAction?: string): FormState | undefined {
  const actionData = useActionData<FormState>();
  const { pathname } = useLocation();
  const isOwnAction = pathname === action || pathname === oppositeAction;
  return isOwnAction || (actionPrefix && pathname.startsWith(`${actionPrefix}/`)) ? actionData : undefined;
}
