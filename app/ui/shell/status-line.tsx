import { Link } from "@remix-run/react";
import { UndoForm } from "~/ui/forms/button-form";
import type { Flash } from "~/ui/forms/flash";
import { Icon } from "~/ui/elements/icon";

/**
 * What has just been done, with Undo where there is one; takes the focus when the page opens. The region is always
 * there, or assistive technology would miss what appears in it.
 */
export function StatusLine({ flash, here }: { flash: Flash | null; here: string }) {
  return (
    <div className="status" role="status" id="status" tabIndex={-1} autoFocus={flash !== null}>
      {flash && (
        // The key: the same words about another act are said again.
        <div className="status-line" key={flash.undo}>
          <Icon name="tick" />
          <p>{flash.message}</p>
          {flash.undo && (
            <UndoForm stays entryId={flash.undo} to={here} shortcut={hasKeys(here) ? "u" : undefined} />
          )}
          {flash.results && <Results results={flash.results} here={here} />}
        </div>
      )}
    </div>
  );
}

/** The queue alone listens to keys. */
function hasKeys(here: string): boolean {
  return /^\/moderation(\?|$)/.test(here);
}

function Results({ results, here }: { results: NonNullable<Flash["results"]>; here: string }) {
  const refused = results.filter(({ why }) => why);
  const done = results.filter(({ undo }) => undo);
  return (
    <div className="status-results">
      {refused.length > 0 && (
        <ul>
          {refused.map(({ postId, why }) => (
            <li key={postId}>
              <Link to={`/moderation/posts/${postId}`}>Post {postId}</Link>: {why}
            </li>
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details>
          <summary>Done, one by one</summary>
          <ul>
            {done.map(({ postId, undo }) => (
              <li key={postId}>
                <Link to={`/moderation/posts/${postId}`}>Post {postId}</Link>
                {undo && <UndoForm stays entryId={undo} to={here} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
