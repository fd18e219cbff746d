import { actReasons } from "~/moderation/reasons";
import { Button } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ActForm } from "~/ui/forms/act-form";
import { EffectNote } from "~/ui/forms/effect-note";
import { ReasonFields } from "~/ui/forms/reason-fields";
import { useSite } from "~/ui/shell/use-site";
import { DurationFields } from "./duration-fields";

type BlockFormProps = { memberId: number; blocked: boolean; to: string; effect: string };

/** Blocks a member, or unblocks one who is blocked. `effect` says what that will do. */
export function BlockForm({ memberId, blocked, to, effect }: BlockFormProps) {
  const { rules } = useSite();
  const address = `/moderation/users/${memberId}`;
  const [action, opposite] = blocked ? ["unblock", "block"] : ["block", "unblock"];
  return (
    <ActForm action={`${address}/${action}`} opposite={`${address}/${opposite}`} className="form">
      {({ values, errors, pending }) => (
        <>
          <input type="hidden" name="to" value={values.to ?? to} />
          <ReasonFields legend="Reason" reasons={actReasons(rules)} values={values} errors={errors} compact />
          {!blocked && <DurationFields value={values.duration} error={errors.duration} />}
          <EffectNote>{effect}</EffectNote>
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
