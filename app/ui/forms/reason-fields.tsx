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
  /** Takes little room, for moderators, who know it. */
  compact?: boolean;
};

/** A reason and a note. Their ids are `reason`, of the first choice, and `note`, after the prefix. */
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
