import type { CaseView } from "~/moderation/cases/case-view";
import { verdictLabels } from "~/moderation/cases/words";
import { NumberedName } from "~/ui/elements/members/numbered-name";
import { Time } from "~/ui/elements/words/time";

/** "Hidden by Mei Lin #3, 2 minutes ago"; nothing while the case is open. */
export function Verdict({
  case: { state, verdict, decidedAt, decidedBy },
  now,
}: {
  case: CaseView;
  now: number;
}) {
  if (state === "open" || !verdict || decidedAt === null) return null;
  return (
    <>
      {verdictLabels[verdict]}
      {decidedBy && (
        <>
          {" by "}
          <NumberedName member={decidedBy} />
        </>
      )}
      {", "}
      <Time at={decidedAt} now={now} />
    </>
  );
}
