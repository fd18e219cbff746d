import { useRef } from "react";
import { keyWords } from "./queue-keys";
import { Button } from "~/ui/elements/controls";
import { useHydrated } from "~/ui/forms/use-hydrated";

/** The keys of the queue. Escape closes them, and the focus goes back to where it was. */
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
        <dl className="keys">
          {keyWords.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
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
