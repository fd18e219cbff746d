import type { AppealStanding, OwnAppeal as Own } from "~/moderation/appeals/appeal-view";
import { standingWords } from "~/moderation/appeals/words";
import { Time } from "~/ui/elements/time";
import { useSite } from "~/ui/shell/use-site";

type OwnAppealProps = { sent: NonNullable<Own["sent"]>; standing: AppealStanding };

/** An appeal that was sent, and what became of it. */
export function OwnAppeal({ sent, standing }: OwnAppealProps) {
  const { now } = useSite();
  return (
    <>
      <section aria-labelledby="yours">
        <h2 id="yours">Your appeal</h2>
        <p className="appeal-words" dir="auto">
          {sent.body}
        </p>
        <p className="hint">
          Sent <Time at={sent.createdAt} now={now} />
        </p>
      </section>
      <section aria-labelledby="answer">
        <h2 id="answer">The answer</h2>
        {standing !== "possible" && <p>{standingWords[standing]}</p>}
        {sent.reply && (
          <p className="appeal-words" dir="auto">
            {sent.reply}
          </p>
        )}
        {sent.decidedAt !== null && (
          <p className="hint">
            Decided <Time at={sent.decidedAt} now={now} />
          </p>
        )}
      </section>
    </>
  );
}
