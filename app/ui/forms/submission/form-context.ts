import { createContext } from "react";
import type { Flash } from "../flash/flash";
import type { FormState } from "./form-state";

/** A form that was sent before logging in, and the address that it was sent to. */
export type Draft = { action: string; state: FormState };

/** Shows the flash of an answer: on this page, or on the next one, which is being loaded. */
export type ShowFlash = (flash: Flash, page: "this" | "next") => void;

/** What the forms of a page get from its root. */
type FormContextValue = {
  /** The member for whom the page was made; null for visitors. */
  viewerId: number | null;
  /** Oldest first. */
  drafts: Draft[];
  /** The path of the form that led to this page without script, and was carried out. */
  sent: string | undefined;
  /**
   * Call it when a form is sent, which takes the last flash away, unless the form is part of it (Undo). It returns the
   * function that shows the flash of the answer. Answers may arrive in another order than the forms were sent; an earlier
   * form's flash never replaces a later one's.
   */
  reserveFlash: (form: HTMLFormElement) => ShowFlash;
  /** Shows the latest act of this tab that can be undone, where the status line shows nothing. */
  recallAct: () => void;
  /** How often data could not be loaded, see `useConnectionNotice`. */
  lostReads: number;
};

/** The form has one error and no summary: the field announces it and takes the focus. */
export const SoleErrorContext = createContext(false);

export const FormContext = createContext<FormContextValue>({
  viewerId: null,
  drafts: [],
  sent: undefined,
  reserveFlash: () => () => {},
  recallAct: () => {},
  lostReads: 0,
});
