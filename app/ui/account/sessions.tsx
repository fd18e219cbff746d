import type { SessionView } from "~/accounts/sessions/list-sessions.server";
import { Button } from "~/ui/elements/button";
import { Chip } from "~/ui/elements/chip";
import { Time } from "~/ui/elements/words/time";
import { ButtonForm } from "~/ui/forms/button-form";
import { forgetInputOfOthers } from "~/ui/forms/kept/kept-input";
import { ViewerField } from "~/ui/forms/fields/viewer-field";
import { useRootData } from "~/ui/shell/use-root-data";

/** Where the viewer is signed in, this browser first. The present session ends by logging out. */
export function Sessions({ sessions }: { sessions: SessionView[] }) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Where you're logged in</h2>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="session">
            <Session session={session} />
          </li>
        ))}
      </ul>
      <SignOutEverywhere />
    </section>
  );
}

function Session({ session: { id, device, current, startedAt, lastSeenAt } }: { session: SessionView }) {
  const { now } = useRootData();
  const nameId = `session-${id}`;
  return (
    <>
      <div>
        <p id={nameId} className="session-name">
          {device} {current && <Chip tone="good">This device</Chip>}
        </p>
        <p className="hint">
          {current ? (
            "Logged in "
          ) : (
            <>
              Last seen <Time at={lastSeenAt} now={now} />, logged in{" "}
            </>
          )}
          <Time at={startedAt} now={now} />
        </p>
      </div>
      {!current && (
        <ButtonForm action={`/account/sessions/${id}/end`} describedBy={nameId}>
          End
        </ButtonForm>
      )}
    </>
  );
}

/** A plain form, like logging out, since it redirects to another site. */
function SignOutEverywhere() {
  return (
    <form
      method="post"
      action="/account/sign-out-everywhere"
      className="sign-out-everywhere"
      onSubmit={() => forgetInputOfOthers(null)}
    >
      <ViewerField state={null} />
      <Button aria-describedby="everywhere-hint">Sign out everywhere</Button>
      <p className="hint" id="everywhere-hint">
        Logs you out on all of these, including this device.
      </p>
    </form>
  );
}
