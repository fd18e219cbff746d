/** Why a page is shorter than others though it is not the last: each page scans a limited number of rows. */
export function ShortPageHint({ empty }: { empty: boolean }) {
  return (
    <p className="hint short-page-hint">
      {empty ? "Nothing" : "Not everything"} that was looked through for this page is to be shown. There may
      be more further on.
    </p>
  );
}
