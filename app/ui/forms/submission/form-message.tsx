import { ErrorSummary } from "./error-summary";
import type { FormState } from "./form-state";
import { Icon } from "~/ui/elements/icon";
import { Link } from "~/ui/elements/link";

/** Why a form was rejected, by field or as a whole. */
export function FormMessage({ state, fieldIds }: { state: FormState; fieldIds?: Record<string, string> }) {
  const { message, link, errors } = state;
  if (Object.keys(errors).length > 0)
    return <ErrorSummary errors={errors} fieldIds={fieldIds} message={message} />;
  if (!message) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <p className="error-summary-title">
        <Icon name="alert" />
        {message}
      </p>
      {link && (
        <p>
          <Link to={link.to}>{link.label}</Link>
        </p>
      )}
    </div>
  );
}
