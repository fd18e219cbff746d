import { rulesInForce } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { EffectHint } from "~/ui/forms/fields/effect-hint";
import { NoteField, ReasonField } from "~/ui/forms/fields/reason-fields";
import { useRootData } from "~/ui/shell/use-root-data";
import { DurationField } from "./duration-field";

type BlockFormProps = { memberId: number; blocked: boolean; returnTo: string; effect: string };

/** Blocks a member, or unblocks one who is blocked. `effect` says what will happen. */
export function BlockForm({ memberId, blocked, returnTo, effect }: BlockFormProps) {
  const { rules } = useRootData();
  const address = `/moderation/users/${memberId}`;
  const [action, opposite] = blocked ? ["unblock", "block"] : ["block", "unblock"];
  return (
    <ActForm action={`${address}/${action}`} oppositeAction={`${address}/${opposite}`} className="form">
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="to" value={values.to ?? returnTo} />
          {!blocked && (
            <ReasonField
              legend="Reason"
              reasons={rulesInForce(rules)}
              value={values.reason}
              error={errors.reason}
            />
          )}
          <NoteField
            hint={
              blocked ? "Only moderators read this." : "The member reads this. Required for Something else."
            }
            value={values.note}
            error={errors.note}
          />
          {!blocked && <DurationField value={values.duration} error={errors.duration} />}
          <EffectHint>{effect}</EffectHint>
          <Controls>
            <Button kind={blocked ? "primary" : "danger"} pending={pending}>
              {blocked ? "Unblock" : "Block"}
            </Button>
          </Controls>
        </>
      )}
    </ActForm>
  );
}
