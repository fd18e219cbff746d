import type { Missing } from "~/moderation/reasons";

/** Reads aloud what is missing, which stands beside its field: the focus goes there, and the field's own words come first. */
export function MissingAlert({ missing: { reason, note } }: { missing: Missing }) {
  const message = reason ?? note;
  return message ? (
    <p className="visually-hidden" role="alert">
      {message}
    </p>
  ) : null;
}
