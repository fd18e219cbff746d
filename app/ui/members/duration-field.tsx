import { durationWords } from "~/moderation/blocks/words";
import { Choices } from "~/ui/forms/choices";

type DurationFieldsProps = { value?: string; error?: string; idPrefix?: string };

/** How long a block lasts. The id of the first choice is `duration`, after the prefix. */
export function DurationFields({ value, error, idPrefix = "" }: DurationFieldsProps) {
  return (
    <Choices
      name="duration"
      id={`${idPrefix}duration`}
      legend="For how long"
      options={Object.entries(durationWords).map(([value, label]) => ({ value, label }))}
      value={value}
      error={error}
    />
  );
}
