import { Icon } from "~/ui/elements/icon";

type ErrorSummaryProps = {
  errors: Record<string, string | undefined>;
  /** The id of each field's control, where it is not its name. */
  fieldIds?: Record<string, string>;
  message?: string;
};

/** The errors of a form as links to its fields, above the form. Takes the focus when the page loads. */
export function ErrorSummary({ errors, fieldIds, message }: ErrorSummaryProps) {
  const found = Object.entries(errors).filter(([, error]) => error);
  if (found.length === 0) return null;
  return (
    <div className="error-summary" id="errors" role="alert" tabIndex={-1} autoFocus>
      <p className="error-summary-title">
        <Icon name="alert" />
        {message ?? (found.length === 1 ? "One thing to mend" : `${found.length} things to mend`)}
      </p>
      <ul>
        {found.map(([name, error]) => (
          <li key={name}>
            <a href={`#${fieldIds?.[name] ?? name}`}>{error}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
