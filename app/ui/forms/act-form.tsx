import { useActionData, useLocation } from "@remix-run/react";
import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { FormContext, SoleErrorContext } from "./submission/form-context";
import { FormMessage } from "./submission/form-message";
import type { FormState } from "./submission/form-state";
import { ViewerField } from "./fields/viewer-field";
import { useKeptInput } from "./kept/use-kept-input";
import { useSubmission } from "./submission/use-submission";

type ActFormProps = {
  action: string;
  id?: string;
  className?: string;
  /** The ids of the fields whose id is not their name, by name. */
  fieldIds?: Record<string, string>;
  /** If the buttons post to several addresses: the address that all of them are below. */
  actionPrefix?: string;
  /** The action of the opposite act, which this form replaces if that act was rejected as already done. */
  oppositeAction?: string;
  /** With JavaScript there is no redirect: the status line shows the flash, and the page reloads its data. */
  staysOnPage?: boolean;
  /** The fields whose error is said beside them alone, where it is the only one: a summary is for several. */
  errorsInPlace?: readonly string[];
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  onRejected?: (status: number, state: FormState) => void;
  /** What the status line says when it is rejected, for forms that are out of sight by then. */
  describeRejection?: (state: FormState) => string;
  onSuccess?: () => void;
  children: (form: FormState & { pending: boolean }) => ReactNode;
};

/**
 * A form that posts to `action`. With JavaScript it shows what is wrong on the same page; without, the browser loads the
 * page of the action, where the same component shows it.
 */
export function ActForm({ onSuccess, ...form }: ActFormProps) {
  const { action, actionPrefix, oppositeAction } = form;
  const { viewerId, drafts } = useContext(FormContext);
  const [successes, setSuccesses] = useState(0);
  const handleSuccess = () => {
    setSuccesses(successes + 1);
    onSuccess?.();
  };
  const draft = drafts.findLast((each) => isOwnAction(each.action, { action, actionPrefix, oppositeAction }));
  // The key: after success, for somebody else and about another thing it is a new form, without what was typed and the last
  // answer.
  return (
    <KeyedForm
      key={`${actionPrefix ?? action} ${viewerId} ${successes}`}
      initial={successes === 0 && draft ? draft.state : null}
      {...form}
      onSuccess={handleSuccess}
    />
  );
}

function KeyedForm({
  action,
  id,
  className,
  fieldIds,
  actionPrefix,
  oppositeAction,
  staysOnPage,
  errorsInPlace = [],
  onSubmit,
  onRejected,
  describeRejection,
  onSuccess,
  initial,
  children,
}: ActFormProps & { initial: FormState | null }) {
  const pageState = usePageState({ action, actionPrefix, oppositeAction });
  const form = useRef<HTMLFormElement>(null);
  const forget = useKeptInput(form, { name: actionPrefix ?? action, isAnswer: pageState !== undefined });
  const { submit, rejection, pending } = useSubmission({
    staysOnPage,
    onSubmit,
    onRejected,
    describeRejection,
    onDone: forget,
    onSuccess,
  });
  const state = rejection ?? pageState ?? initial ?? { values: {}, errors: {} };
  useFocusOnRejection(form, rejection);
  const [first, ...others] = Object.keys(state.errors);
  const isInPlace = first !== undefined && others.length === 0 && errorsInPlace.includes(first);

  return (
    <form method="post" action={action} id={id} className={className} ref={form} onSubmit={submit}>
      {!isInPlace && <FormMessage state={state} fieldIds={fieldIds} />}
      <ViewerField state={state} />
      <SoleErrorContext.Provider value={isInPlace}>
        {children({ ...state, pending })}
      </SoleErrorContext.Provider>
    </form>
  );
}

/** Moves the focus to the message, unless it was moved out of the form in the meantime. */
export function useFocusOnRejection(form: RefObject<HTMLFormElement>, rejection: FormState | null) {
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || form.current?.contains(activeElement);
    if (rejection && isFree) form.current?.querySelector<HTMLElement>("[role=alert]")?.focus();
  }, [form, rejection]);
}

type Actions = Pick<ActFormProps, "action" | "actionPrefix" | "oppositeAction">;

/** The action data of the page, if this form was posted: a page may have several. */
function usePageState(actions: Actions): FormState | undefined {
  const actionData = useActionData<FormState>();
  const { pathname } = useLocation();
  return isOwnAction(pathname, actions) ? actionData : undefined;
}

function isOwnAction(pathname: string, { action, actionPrefix, oppositeAction }: Actions): boolean {
  if (pathname === action || pathname === oppositeAction) return true;
  return actionPrefix !== undefined && pathname.startsWith(`${actionPrefix}/`);
}
