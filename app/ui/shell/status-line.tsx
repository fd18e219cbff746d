import { Link } from "@remix-run/react";
import { useState } from "react";
import { UndoForm } from "~/ui/forms/button-form";
import type { Flash } from "~/ui/forms/flash";
import { Icon } from "~/ui/elements/icon";

type StatusLineProps = {
  flash: Flash | null;
  /** That a page could not be loaded. */
  notice: string | null;
  path: string;
};

/**
 * The flash, with Undo if that is possible. It takes the focus when the page loads. The live region is rendered without a
 * flash too, since screen readers announce only changes in a region that was there before.
 */
export function StatusLine({ flash, notice, path }: StatusLineProps) {
  return (
    <div className="column" role="status" id="status" tabIndex={-1} autoFocus={flash !== null}>
      {/* The key: a new element for each act, so that the same message is announced again. */}
      {flash && <FlashLine key={flash.undo} flash={flash} path={path} />}
      {notice && (
        <p className="connection-notice">
          <Icon name="alert" />
          {notice}
        </p>
      )}
    </div>
  );
}

function FlashLine({ flash, path }: { flash: Flash; path: string }) {
  // Somebody else has undone it: the message would contradict the refusal.
  const [isOutdated, setIsOutdated] = useState(false);
  return (
    <div className="status-line">
      {!isOutdated && (
        <>
          <Icon name="tick" />
          <p>{flash.message}</p>
        </>
      )}
      {flash.undo && (
        <UndoForm
          staysOnPage
          entryId={flash.undo}
          returnTo={path}
          shortcut={hasShortcuts(path) ? "u" : undefined}
          onRejected={(status) => setIsOutdated(status === 409)}
        />
      )}
      {flash.results && <Results results={flash.results} omitted={flash.omitted} path={path} />}
    </div>
  );
}

/** Only the queue has shortcuts. */
function hasShortcuts(path: string): boolean {
  return /^\/moderation(\?|$)/.test(path);
}

type ResultsProps = { results: NonNullable<Flash["results"]>; omitted?: number; path: string };

function Results({ results, omitted, path }: ResultsProps) {
  const rejected = results.filter(({ why }) => why);
  const decided = results.filter(({ undo }) => undo);
  return (
    <div className="status-results">
      {rejected.length > 0 && (
        <ul>
          {rejected.map(({ postId, why }) => (
            <li key={postId}>
              <Link to={`/moderation/posts/${postId}`}>Post {postId}</Link>: {why}
            </li>
          ))}
        </ul>
      )}
      {decided.length > 0 && (
        <details>
          <summary>Done, one by one</summary>
          <ul>
            {decided.map(({ postId, undo }) => (
              <li key={postId}>
                <Link to={`/moderation/posts/${postId}`}>Post {postId}</Link>
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
