import type { Role } from "~/db/vocabulary";
import { describeIgnored, memberEffects } from "~/moderation/members/words";
import { rulesInForce } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { EffectHint } from "~/ui/forms/fields/effect-hint";
import { NoteField, ReasonField } from "~/ui/forms/fields/reason-fields";
import { useRootData } from "~/ui/shell/use-root-data";

type IgnoreReportsFormProps = { memberId: number; role: Role; ignored: boolean; returnTo: string };

/** Ignores the reports of a member who reports in bad faith, or stops that. Collapsed, since it is rarely needed. */
export function IgnoreReportsForm({ memberId, role, ignored, returnTo }: IgnoreReportsFormProps) {
  const { rules } = useRootData();
  const idPrefix = "ignore-";
  return (
    <ActForm
      action={`/moderation/users/${memberId}/ignore-reports`}
      className="form"
      fieldIds={{ reason: `${idPrefix}reason`, note: `${idPrefix}note` }}
    >
      {({ values, errors, message, pending }) => (
        <details open={Boolean(message) || Object.keys({ ...values, ...errors }).length > 0}>
          <summary>{ignored ? "Count their reports again" : "Ignore this member's reports"}</summary>
          <div className="form">
            <input type="hidden" name="to" value={values.to ?? returnTo} />
            <input type="hidden" name="ignore" value={ignored ? "no" : "yes"} />
            {!ignored && (
              <ReasonField
                legend="Reason"
                reasons={rulesInForce(rules)}
                value={values.reason}
                error={errors.reason}
                idPrefix={idPrefix}
              />
            )}
            <NoteField
              label="Explanation"
              hint={`Only moderators read this.${ignored ? "" : " Required for Something else."}`}
              value={values.note}
              error={errors.note}
              idPrefix={idPrefix}
            />
            <EffectHint>
              {ignored ? memberEffects.stopIgnoring : `${describeIgnored(role).beforehand} They aren't told.`}
            </EffectHint>
            <Controls>
              <Button pending={pending}>{ignored ? "Count reports again" : "Ignore reports"}</Button>
            </Controls>
          </div>
        </details>
      )}
    </ActForm>
  );
}
