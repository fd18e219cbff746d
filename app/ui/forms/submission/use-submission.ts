import { type FormEvent, useCallback, useContext, useLayoutEffect, useRef, useState } from "react";
import { FormContext, type ShowFlash } from "./form-context";
import type { FormState } from "./form-state";
import { readForm, submitterOf } from "./read-form";
import { type FormAnswer, sendForm } from "./send-form";
import { usePage } from "../use-page";

type SubmissionOptions = {
  /** The status line shows the flash and the page loads its data again, instead of going to the page of the answer. */
  staysOnPage?: boolean;
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  onRejected?: (status: number, state: FormState) => void;
  /** What the status line says when it is rejected. */
  describeRejection?: (state: FormState) => string;
  /** As soon as the answer is there. */
  onDone?: () => void;
  /** When the page that shows it is there too. */
  onSuccess?: () => void;
};

/** `arriving`: done, while the data that shows it is being loaded. */
type Progress = { step: "idle" | "sent" } | { step: "arriving"; version: object };

/** The one way in which forms are sent by script: once at a time, and with all that was typed still there if refused. */
export function useSubmission(options: SubmissionOptions) {
  const { staysOnPage, onSubmit, onRejected, describeRejection, onDone, onSuccess } = options;
  const { reserveFlash } = useContext(FormContext);
  const page = usePage();
  const [progress, setProgress] = useState<Progress>({ step: "idle" });
  const [rejection, setRejection] = useState<FormState | null>(null);
  const isSending = useRef(false);
  const isArriving = progress.step === "arriving" && progress.version === page.version;
  const arriving = useRef<(() => void) | null>(null);
  const finishArriving = useCallback(() => {
    arriving.current?.();
    arriving.current = null;
  }, []);
  const pending = progress.step === "sent" || isArriving;
  const pressed = useRef<Element | null>(null);
  // Of the buttons of a form, the one that was pressed says that it is sending.
  useLayoutEffect(() => {
    const { current: button } = pressed;
    if (!pending || !button) return;
    button.setAttribute("aria-busy", "true");
    return () => {
      button.removeAttribute("aria-busy");
    };
  }, [pending]);
  const stop = () => {
    isSending.current = false;
    setProgress({ step: "idle" });
  };

  // A layout effect, so that what is typed after the flash appears goes into the new form.
  useLayoutEffect(() => {
    if (progress.step !== "arriving" || isArriving || !isSending.current) return;
    isSending.current = false;
    finishArriving();
  });
  // Or the data is there and the form is gone.
  useLayoutEffect(() => finishArriving, [finishArriving]);

  const handleRejection = (status: number, state: FormState, showFlash: ShowFlash) => {
    stop();
    setRejection(state);
    onRejected?.(status, state);
    if (describeRejection) showFlash({ message: describeRejection(state), isProblem: true }, "this");
    if (status === 409 && page.reloadsAfterConflict) page.reload();
  };

  const handleAnswer = (answer: FormAnswer, showFlash: ShowFlash, hasLeft: boolean) => {
    if (answer.outcome === "rejected") return handleRejection(answer.status, answer.state, showFlash);
    // To log in, where what was typed waits.
    if (answer.outcome === "redirected" && answer.leavesApp)
      return hasLeft ? stop() : window.location.assign(answer.to);
    onDone?.();
    setRejection(null);
    const finish = (isOnNextPage: boolean) => {
      if (answer.outcome === "done" && !isOnNextPage) showFlash(answer.flash, "this");
      onSuccess?.();
    };
    if (hasLeft) {
      // Who went elsewhere meanwhile stays there.
      stop();
      finish(false);
      return page.reload();
    }
    if (answer.outcome === "done" && !staysOnPage) showFlash(answer.flash, "next");
    // An answer that leads elsewhere, such as to a page that asks first, is followed from every form.
    const stays = staysOnPage && answer.outcome === "done";
    arriving.current = () => finish(!stays);
    setProgress({ step: "arriving", version: page.latestVersion() });
    if (stays) page.reload();
    else page.goTo(answer.to);
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (isSending.current) return event.preventDefault();
    // Before anything refuses the form.
    const showFlash = reserveFlash(event.currentTarget);
    onSubmit?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    isSending.current = true;
    pressed.current = submitterOf(event) ?? event.currentTarget.querySelector("button:not([type=button])");
    setProgress({ step: "sent" });
    const sentFrom = page.latestPlace();
    void sendForm(readForm(event), window.fetch).then((answer) =>
      handleAnswer(answer, showFlash, page.hasLeft(sentFrom)),
    );
  };
  return { submit, rejection, pending };
}
