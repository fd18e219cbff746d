import { Icon } from "~/ui/elements/icon";

type ErrorSummaryProps = {
  errors: Record<string, string | undefined>;
  /** The ids of the fields whose id is not their name, by name. */
  fieldIds?: Record<string, string>;
  message?: string;
};

/** The errors of a form as links to its fields, above the form. Takes the focus when the page loads. */
export function ErrorSummary({ errors, fieldIds, message }: ErrorSummaryProps) {
  const shownErrors = Object.entries(errors).filter(([, error]) => error);
  if (shownErrors.length === 0) return null;
  return (
    <div className="error-summary" id="errors" role="alert" tabIndex={-1} autoFocus>
      <p className="error-summary-title">
        <Icon name="alert" />
        {message ?? "There is a problem"}
      </p>
      <ul>
        {shownErrors.map(([name, error]) => (
          <li key={name}>
            <a href={`#${fieldIds?.[name] ?? name}`}>{error}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
