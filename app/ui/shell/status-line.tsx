import { Link } from "@remix-run/react";
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
      {flash && (
        // The key: a new element for each act, so that the same message is announced again.
        <div className="status-line" key={flash.undo}>
          <Icon name="tick" />
          <p>{flash.message}</p>
          {flash.undo && (
            <UndoForm
              staysOnPage
              entryId={flash.undo}
              returnTo={path}
              shortcut={hasShortcuts(path) ? "u" : undefined}
            />
          )}
          {flash.results && <Results results={flash.results} path={path} />}
        </div>
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

/** Only the queue has shortcuts. */
function hasShortcuts(path: string): boolean {
  return /^\/moderation(\?|$)/.test(path);
}

function Results({ results, path }: { results: NonNullable<Flash["results"]>; path: string }) {
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
    </div>
  );
}
