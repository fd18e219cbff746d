import type { Rule } from "~/moderation/reasons";
import { RadioGroup } from "./radio-group";
import { TextArea } from "./field";
import { Link } from "~/ui/elements/link";

type ReasonFieldsProps = {
  legend: string;
  reasons: (Rule & { hint?: string })[];
  values?: { reason?: string; note?: string };
  errors?: { reason?: string; note?: string };
};

/** A reason and a note. Their ids are `reason` (the first option) and `note`. */
export function ReasonFields({ legend, reasons, values, errors }: ReasonFieldsProps) {
  return (
    <>
      <ReasonField legend={legend} reasons={reasons} value={values?.reason} error={errors?.reason} />
      <NoteField
        hint="Up to 500 characters. Required for Something else."
        value={values?.note}
        error={errors?.note}
        rows={3}
      />
    </>
  );
}

type ReasonFieldProps = {
  legend: string;
  reasons: (Rule & { hint?: string })[];
  value?: string;
  error?: string;
  /** Makes the ids unique where a page has several of these. */
  idPrefix?: string;
  /** The reasons are chosen by their numbers. */
  hasKeys?: boolean;
};

export function ReasonField({
  legend,
  reasons,
  value,
  error,
  idPrefix = "",
  hasKeys = false,
}: ReasonFieldProps) {
  return (
    <RadioGroup
      name="reason"
      id={`${idPrefix}reason`}
      legend={legend}
      options={reasons.map(({ key, label, hint }, index) => ({
        value: key,
        label,
        hint,
        shortcut: hasKeys && index < 9 ? String(index + 1) : undefined,
      }))}
      value={value}
      error={error}
      more={<Link to="/rules">Read the rules</Link>}
    />
  );
}

type NoteFieldProps = {
  label?: string;
  /** Who reads it, and when it must not be empty. */
  hint: string;
  value?: string;
  error?: string;
  idPrefix?: string;
  /** The key that leads to it. */
  shortcut?: string;
  rows?: number;
};

export function NoteField(props: NoteFieldProps) {
  const { label = "Note", hint, value, error, idPrefix = "", shortcut, rows = 2 } = props;
  return (
    <TextArea
      name="note"
      id={`${idPrefix}note`}
      label={label}
      shortcut={shortcut}
      hint={hint}
      error={error}
      defaultValue={value}
      rows={rows}
    />
  );
}
