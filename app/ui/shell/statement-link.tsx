import { Link } from "~/ui/elements/link";

/** To the whole decision, with its reasons, as one page. */
export function StatementLink({ entryId }: { entryId: number }) {
  return <Link to={`/decisions/${entryId}`}>Statement of reasons</Link>;
}
