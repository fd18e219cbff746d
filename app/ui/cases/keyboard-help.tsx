import { useRef } from "react";
import { shortcutDescriptions } from "./queue-shortcuts";
import { Button } from "~/ui/elements/button";
import { useHydrated } from "~/ui/forms/use-hydrated";

/** The dialog that lists the shortcuts of the queue, and the button that opens it. They need JavaScript. */
export function KeyboardHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  if (!useHydrated()) return null;
  return (
    <>
      <Button type="button" shortcut="?" onClick={() => dialog.current?.showModal()}>
        Keyboard
      </Button>
      <dialog className="dialog" ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl className="shortcuts">
          {shortcutDescriptions.map(([key, description]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">They rest while you type.</p>
        <form method="dialog">
          <Button>Close</Button>
        </form>
      </dialog>
    </>
  );
}
