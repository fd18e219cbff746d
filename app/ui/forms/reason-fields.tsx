import type { Rule } from "~/moderation/reasons";
import { RadioGroup } from "./radio-group";
import { TextArea } from "./field";

type ReasonFieldsProps = {
  legend: string;
  reasons: (Rule & { hint?: string })[];
  values?: { reason?: string; note?: string };
  errors?: { reason?: string; note?: string };
  noteLabel?: string;
  noteHint?: string;
  /** Makes the ids unique where a page has several of these. */
  idPrefix?: string;
  /** Fewer rows, for moderators, who use it often. */
  compact?: boolean;
};

/** A reason and a note. After the prefix, their ids are `reason` (the first option) and `note`. */
export function ReasonFields({
  legend,
  reasons,
  values,
  errors,
  noteLabel = "Note",
  noteHint = "500 characters at most; required for Something else.",
  idPrefix = "",
  compact,
}: ReasonFieldsProps) {
  return (
    <>
      <RadioGroup
        name="reason"
        id={`${idPrefix}reason`}
        legend={legend}
        options={reasons.map(({ key, label, hint }) => ({ value: key, label, hint }))}
        value={values?.reason}
        error={errors?.reason}
      />
      <TextArea
        name="note"
        id={`${idPrefix}note`}
        label={noteLabel}
        hint={noteHint}
        error={errors?.note}
        defaultValue={values?.note}
        rows={compact ? 2 : 3}
      />
    </>
  );
}
