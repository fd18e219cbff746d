import { Choices } from "./choices";
import { TextBox } from "./field";

type ReasonFieldsProps = {
  legend: string;
  reasons: Record<string, { label: string; hint: string }>;
  values?: { reason?: string; note?: string };
  errors?: { reason?: string; note?: string };
  noteLabel?: string;
  noteHint?: string;
  /** Tells the ids apart where a page has several of these. */
  idPrefix?: string;
  /** Chips without their hints, for a row of the queue. */
  compact?: boolean;
};

/** Why, and what there is to add. The first reason has the id `reason`, the note `note`, after the prefix. */
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
      <Choices
        name="reason"
        id={`${idPrefix}reason`}
        legend={legend}
        options={Object.entries(reasons).map(([value, { label, hint }]) => ({
          value,
          label,
          hint: compact ? undefined : hint,
        }))}
        value={values?.reason}
        error={errors?.reason}
      />
      <TextBox
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
