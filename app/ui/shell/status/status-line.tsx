import { useContext, useState } from "react";
import { ButtonForm, UndoForm } from "~/ui/forms/button-form";
import { type Flash, listUndoable } from "~/ui/forms/flash/flash";
import { FormContext } from "~/ui/forms/submission/form-context";
import type { FormState } from "~/ui/forms/submission/form-state";
import { forgetAct } from "~/ui/forms/flash/use-act-history";
import { Icon } from "~/ui/elements/icon";
import { Link } from "~/ui/elements/link";

type StatusLineProps = {
  flash: Flash | null;
  /** The act before, which can be undone too. */
  earlier: Flash | null;
  /** That a page could not be loaded. */
  notice: string | null;
  path: string;
};

/**
 * The flash, with Undo if that is possible. It takes the focus when the page loads. The live region is rendered without a
 * flash too, since screen readers announce only changes in a region that was there before.
 */
export function StatusLine({ flash, earlier, notice, path }: StatusLineProps) {
  return (
    <div className="column" role="status" id="status" tabIndex={-1} autoFocus={flash !== null}>
      {/* The key: a new element for each act, so that the same message is announced again; but results stay unfolded. */}
      {flash && (
        <FlashLine
          key={flash.results ? 0 : (flash.undo ?? flash.undone?.join())}
          flash={flash}
          earlier={earlier}
          path={path}
        />
      )}
      {notice && (
        <p className="connection-notice">
          <Icon name="alert" />
          {notice}
        </p>
      )}
    </div>
  );
}

function FlashLine({ flash, earlier, path }: { flash: Flash; earlier: Flash | null; path: string }) {
  // Somebody else has undone it: the message would contradict the refusal.
  const [isOutdated, setIsOutdated] = useState(false);
  // Why an earlier act was not undone. The one before it is offered then.
  const [refusal, setRefusal] = useState("");
  const isUndoable = listUndoable(flash).length > 0 && !isOutdated;
  return (
    <div className="status-line" data-problem={flash.isProblem || undefined}>
      {!isOutdated && (
        <>
          <Icon name={flash.isProblem ? "alert" : "tick"} />
          <p>{flash.message}</p>
        </>
      )}
      <UndoButton act={flash} path={path} hasKey={isUndoable} onOutdated={() => setIsOutdated(true)} />
      {flash.results && <Results results={flash.results} omitted={flash.omitted} path={path} />}
      {refusal && <p>{refusal}</p>}
      {earlier && (flash.undone || flash.isProblem || refusal || isOutdated) && (
        <div className="status-earlier">
          <p>Before that: {earlier.message}</p>
          <UndoButton
            key={listUndoable(earlier).join()}
            act={earlier}
            path={path}
            hasKey
            onOutdated={setRefusal}
          />
        </div>
      )}
    </div>
  );
}

type UndoButtonProps = {
  act: Flash;
  path: string;
  /** It is the one that the key presses. */
  hasKey: boolean;
  /** It can't be undone any more, and why. */
  onOutdated: (why: string) => void;
};

/** Undo, or Undo all; nothing where there is nothing to undo. */
function UndoButton({ act, path, hasKey, onOutdated }: UndoButtonProps) {
  const { viewerId } = useContext(FormContext);
  const entries = listUndoable(act);
  const [entryId] = entries;
  const button = {
    staysOnPage: true,
    shortcut: hasKey && hasShortcuts(path) ? "u" : undefined,
    onRejected: (status: number, { message = "" }: FormState) => {
      if (status !== 409) return;
      forgetAct(act, viewerId);
      onOutdated(message);
    },
  };
  if (entryId === undefined) return null;
  if (entries.length === 1) return <UndoForm {...button} entryId={entryId} returnTo={path} />;
  return (
    <ButtonForm {...button} action="/moderation/log/undo" fields={{ to: path, entry: entries }}>
      Undo all
    </ButtonForm>
  );
}

/** The queue and a case have shortcuts. */
function hasShortcuts(path: string): boolean {
  return /^\/moderation(\/posts\/\d+[^?#]*)?(\?|$)/.test(path);
}

type ResultsProps = { results: NonNullable<Flash["results"]>; omitted?: number; path: string };

function Results({ results, omitted, path }: ResultsProps) {
  const rejected = results.filter(({ why }) => why);
  const decided = results.filter(({ undo }) => undo);
  return (
    <div className="status-results">
      {rejected.length > 0 && (
        <ul>
          {rejected.map(({ postId, words, why }) => (
            <li key={postId}>
              <CaseLink postId={postId} words={words} />: {why}
            </li>
          ))}
        </ul>
      )}
      {decided.length > 0 && (
        <details>
          <summary>Undo one at a time</summary>
          <ul>
            {decided.map(({ postId, words, undo }) => (
              <li key={postId}>
                <CaseLink postId={postId} words={words} />
                {undo && <UndoForm staysOnPage entryId={undo} returnTo={path} />}
              </li>
            ))}
          </ul>
        </details>
      )}
      {omitted !== undefined && <p className="hint">{omitted} more are not listed here.</p>}
    </div>
  );
}

function CaseLink({ postId, words }: { postId: number; words?: string }) {
  return (
    <Link to={`/moderation/posts/${postId}`}>
      {words ? (
        <>
          “<bdi>{words}</bdi>”
        </>
      ) : (
        `Post ${postId}`
      )}
    </Link>
  );
}
