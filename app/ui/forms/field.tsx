import { useRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { Icon } from "~/ui/elements/icon";
import { TextCounter } from "./text-counter";

type Words = { label: ReactNode; hint?: ReactNode; error?: string };
type FieldAttributes = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };
type FieldProps = Words & {
  id: string;
  /** More that describes the control, such as its counter. */
  describedBy?: string;
  children: (attributes: FieldAttributes) => ReactNode;
};

/** Label, hint, control, error, in this order, tied together for assistive technology. */
function Field({ id, label, hint, error, describedBy, children }: FieldProps) {
  const describing = [hint && `${id}-hint`, error && `${id}-error`, describedBy].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": describing || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <Icon name="alert" />
      {error}
    </p>
  );
}

type TextBoxProps = Omit<ComponentPropsWithoutRef<"textarea">, "children"> &
  Words & {
    name: string;
    maxCodePoints?: number;
    /** Stands at the end of the counter's line: the button that sends it. */
    actions?: ReactNode;
  };

/** There is no `maxlength`: it counts UTF-16 units, and would cut an emoji in two. */
export function TextBox({
  name,
  id = name,
  label,
  hint,
  error,
  maxCodePoints,
  actions,
  rows = 3,
  ...rest
}: TextBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const counterId = maxCodePoints ? `${id}-limit` : undefined;
  return (
    <div className="text-box">
      <Field id={id} label={label} hint={hint} error={error} describedBy={counterId}>
        {(attributes) => (
          <span className="text-frame">
            <textarea {...rest} {...attributes} ref={box} name={name} rows={rows} dir="auto" />
          </span>
        )}
      </Field>
      {(counterId || actions) && (
        <div className="text-foot">
          {counterId && maxCodePoints && <TextCounter id={counterId} limit={maxCodePoints} box={box} />}
          {actions}
        </div>
      )}
    </div>
  );
}

type InputProps = Omit<ComponentPropsWithoutRef<"input">, "children"> & Words & { name: string };

export function Input({ name, id = name, label, hint, error, type = "text", ...rest }: InputProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(attributes) => <input {...rest} {...attributes} type={type} name={name} />}
    </Field>
  );
}

type SelectProps = Omit<ComponentPropsWithoutRef<"select">, "children"> &
  Words & { name: string; options: readonly { value: string; label: string }[] };

export function Select({ name, id = name, label, hint, error, options, ...rest }: SelectProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(attributes) => (
        <select {...rest} {...attributes} name={name}>
          {options.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
