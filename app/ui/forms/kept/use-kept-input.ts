import { type RefObject, useContext, useLayoutEffect } from "react";
import { FormContext } from "../submission/form-context";
import { forgetInput, keepInput, restoreInput } from "./kept-input";

type KeptInput = {
  /** The same on every page that has this form. */
  name: string;
  /** The server has answered with this form: what it shows is newer. */
  isAnswer: boolean;
};

/** Keeps what is typed into a form, and puts it back when the form is shown again. Returns what forgets it. */
export function useKeptInput(form: RefObject<HTMLFormElement>, { name, isAnswer }: KeptInput): () => void {
  const { viewerId, sent } = useContext(FormContext);
  // A layout effect, so that the browser does not paint the empty form first.
  useLayoutEffect(() => {
    const element = form.current;
    if (viewerId === null || !element) return;
    // Whoever was quicker than the script has sent it without.
    if (sent === name || sent?.startsWith(`${name}/`)) forgetInput(viewerId, name);
    if (!isAnswer) restoreInput(viewerId, name, element);
    const keep = ({ type, target }: Event) => {
      // Text is kept as it is typed. Its change comes when it loses the focus, which may be after it was sent.
      if (type === "change" && target instanceof HTMLTextAreaElement) return;
      // Controls outside the form, such as the ticks of the queue, may belong to it; "Select all" has no control.
      if (target === document || formOf(target) === element) keepInput(viewerId, name, element);
    };
    document.addEventListener("input", keep);
    document.addEventListener("change", keep);
    return () => {
      document.removeEventListener("input", keep);
      document.removeEventListener("change", keep);
    };
  }, [form, name, isAnswer, viewerId, sent]);
  return () => viewerId !== null && forgetInput(viewerId, name);
}

function formOf(target: EventTarget | null): HTMLFormElement | null {
  const isControl =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  return isControl ? target.form : null;
}
