import { useContext, useRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { Icon } from "~/ui/elements/icon";
import { SoleErrorContext } from "../submission/form-context";
import { TextCounter } from "./text-counter";

type FieldTexts = { label: ReactNode; hint?: ReactNode; error?: string };
type FieldAttributes = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };
type FieldProps = FieldTexts & {
  id: string;
  /** The id of another description, such as the counter. */
  describedBy?: string;
  children: (attributes: FieldAttributes) => ReactNode;
};

/** A control with its label, hint and error, associated for assistive technology. */
function Field({ id, label, hint, error, describedBy, children }: FieldProps) {
  const descriptions = [hint && `${id}-hint`, error && `${id}-error`, describedBy].filter(Boolean).join(" ");
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
        "aria-describedby": descriptions || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error?: string }) {
  const isSole = useContext(SoleErrorContext);
  if (!error) return null;
  const attributes = isSole ? { role: "alert", tabIndex: -1, autoFocus: true } : {};
  return (
    <p className="field-error" id={`${id}-error`} {...attributes}>
      <Icon name="alert" />
      {error}
    </p>
  );
}

type TextAreaProps = Omit<ComponentPropsWithoutRef<"textarea">, "children"> &
  FieldTexts & {
    name: string;
    maxCodePoints?: number;
    /** The key that leads to it, shown beside the label. */
    shortcut?: string;
    /** The submit button, next to the counter. */
    actions?: ReactNode;
  };

/** Without `maxlength`, which counts UTF-16 units and would cut an emoji in two. */
export function TextArea({
  name,
  id = name,
  label,
  hint,
  error,
  maxCodePoints,
  shortcut,
  actions,
  rows = 3,
  ...rest
}: TextAreaProps) {
  const textarea = useRef<HTMLTextAreaElement>(null);
  const counterId = maxCodePoints ? `${id}-limit` : undefined;
  return (
    <div className="text-area">
      <Field
        id={id}
        label={
          shortcut ? (
            <>
              {label} <kbd aria-hidden="true">{shortcut}</kbd>
            </>
          ) : (
            label
          )
        }
        hint={hint}
        error={error}
        describedBy={counterId}
      >
        {(attributes) => (
          <span className="text-frame">
            <textarea
              {...rest}
              {...attributes}
              ref={textarea}
              name={name}
              rows={rows}
              dir="auto"
              aria-keyshortcuts={shortcut}
            />
          </span>
        )}
      </Field>
      {(counterId || actions) && (
        <div className="text-controls">
          {counterId && maxCodePoints && (
            <TextCounter id={counterId} limit={maxCodePoints} textarea={textarea} />
          )}
          {actions}
        </div>
      )}
    </div>
  );
}

type InputProps = Omit<ComponentPropsWithoutRef<"input">, "children"> & FieldTexts & { name: string };

export function Input({ name, id = name, label, hint, error, type = "text", ...rest }: InputProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(attributes) => <input {...rest} {...attributes} type={type} name={name} />}
    </Field>
  );
}

type SelectProps = Omit<ComponentPropsWithoutRef<"select">, "children"> &
  FieldTexts & { name: string; options: readonly { value: string; label: string; shortcut?: string }[] };

export function Select({ name, id = name, label, hint, error, options, ...rest }: SelectProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(attributes) => (
        <select {...rest} {...attributes} name={name}>
          {options.map(({ value, label: text, shortcut }) => (
            <option key={value} value={value} data-key={shortcut}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
