import { useRef } from "react";
import { Button } from "~/ui/elements/button";
import { useHydrated } from "~/ui/forms/use-hydrated";
import { listShortcuts } from "./shortcuts";

/** The dialog that lists the shortcuts, and the button that opens it where there is a keyboard. They need JavaScript. */
export function KeyboardHelp({ page }: { page: "queue" | "case" }) {
  const dialog = useRef<HTMLDialogElement>(null);
  if (!useHydrated()) return null;
  return (
    <div className="keyboard-help">
      <Button type="button" shortcut="?" onClick={() => dialog.current?.showModal()}>
        Keys
      </Button>
      <dialog className="dialog" ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl className="shortcuts">
          {listShortcuts(page).map(([key, description]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">
          Off while you type.{page === "queue" && " With cases selected, h, w and d decide all of them."}
        </p>
        <form method="dialog">
          <Button>Close</Button>
        </form>
      </dialog>
    </div>
  );
}
