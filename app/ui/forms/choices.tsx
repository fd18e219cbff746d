import { FieldError } from "./field";

type ChoicesProps = {
  name: string;
  /** The first choice takes it, so that a summary's link lands on something one can press. */
  id: string;
  legend: string;
  options: { value: string; label: string; hint?: string }[];
  value?: string;
  error?: string;
};

/** Real radios inside their labels; hints stay outside, so that a label is one word to everybody. */
export function Choices({ name, id, legend, options, value, error }: ChoicesProps) {
  const describing = error ? `${id}-error` : undefined;
  return (
    <fieldset className="choices" aria-describedby={describing}>
      <legend>{legend}</legend>
      <div className={options.some(({ hint }) => hint) ? "choices-explained" : "choices-plain"}>
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${option.value}`;
          return (
            <div className="choice" key={option.value}>
              <label>
                <input
                  type="radio"
                  name={name}
                  id={optionId}
                  value={option.value}
                  defaultChecked={option.value === value}
                  aria-describedby={option.hint ? `${optionId}-hint` : undefined}
                />
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
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
