import { durationLabels } from "~/moderation/blocks/words";
import { RadioGroup } from "~/ui/forms/fields/radio-group";

type DurationFieldProps = { value?: string; error?: string };

/** How long a block lasts. */
export function DurationField({ value, error }: DurationFieldProps) {
  return (
    <RadioGroup
      name="duration"
      id="duration"
      legend="For how long"
      options={Object.entries(durationLabels).map(([value, label]) => ({ value, label }))}
      value={value}
      error={error}
    />
  );
}
