import { durationWords } from "~/moderation/blocks/words";
import { RadioGroup } from "~/ui/forms/radio-group";

type DurationFieldProps = { value?: string; error?: string; idPrefix?: string };

/** How long a block lasts. The id of the first choice is `duration`, after the prefix. */
export function DurationField({ value, error, idPrefix = "" }: DurationFieldProps) {
  return (
    <RadioGroup
      name="duration"
      id={`${idPrefix}duration`}
      legend="For how long"
      options={Object.entries(durationWords).map(([value, label]) => ({ value, label }))}
      value={value}
      error={error}
    />
  );
}
