import type { ReactNode } from "react";
import { FieldError } from "./field";

type RadioGroupProps = {
  name: string;
  /** The id of the first option, which the link of the error summary focuses. */
  id: string;
  legend: string;
  /** `shortcut`: the key that chooses it. */
  options: { value: string; label: string; hint?: string; shortcut?: string }[];
  value?: string;
  error?: string;
  /** A link after the last option to what explains them. */
  more?: ReactNode;
};

/** Native radio buttons. The hints are outside the labels, so that they are not part of the accessible names. */
export function RadioGroup({ name, id, legend, options, value, error, more }: RadioGroupProps) {
  const errorId = error ? `${id}-error` : undefined;
  return (
    <fieldset className="radio-group" aria-describedby={errorId}>
      <legend>{legend}</legend>
      <div className={options.some(({ hint }) => hint) ? "radio-group-with-hints" : "radio-group-plain"}>
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${option.value}`;
          return (
            <div className="radio-option" key={option.value}>
              <label>
                <input
                  type="radio"
                  name={name}
                  id={optionId}
                  value={option.value}
                  defaultChecked={option.value === value}
                  aria-describedby={option.hint ? `${optionId}-hint` : undefined}
                  aria-keyshortcuts={option.shortcut}
                />
                {option.shortcut && <kbd aria-hidden="true">{option.shortcut}</kbd>}
                {option.label}
              </label>
              {option.hint && (
                <p className="hint" id={`${optionId}-hint`}>
                  {option.hint}
                </p>
              )}
            </div>
          );
        })}
        {more && <p className="radio-group-more">{more}</p>}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
