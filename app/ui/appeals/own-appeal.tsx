import type { AppealStatus, OwnAppeal as OwnAppealView } from "~/moderation/appeals/appeal-view";
import { appealStatusSentences } from "~/moderation/appeals/words";
import { Time } from "~/ui/elements/words/time";
import { MemberText } from "~/ui/posts/member-text";
import { useRootData } from "~/ui/shell/use-root-data";

type OwnAppealProps = { sent: NonNullable<OwnAppealView["sent"]>; status: AppealStatus };

/** An appeal that the viewer sent, and the answer to it. */
export function OwnAppeal({ sent, status }: OwnAppealProps) {
  const { now } = useRootData();
  return (
    <>
      <section className="own-appeal" aria-labelledby="yours">
        <h2 id="yours">Your appeal</h2>
        <MemberText text={[sent.body]} />
        <p className="hint">
          Sent <Time at={sent.createdAt} now={now} />
        </p>
      </section>
      <section className="own-appeal" aria-labelledby="answer">
        <h2 id="answer">Answer</h2>
        {status !== "possible" && <p>{appealStatusSentences[status]}</p>}
        {sent.reply && <MemberText text={[sent.reply]} />}
        {sent.decidedAt !== null && (
          <p className="hint">
            Decided <Time at={sent.decidedAt} now={now} />
          </p>
        )}
      </section>
    </>
  );
}
