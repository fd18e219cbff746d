/** Why a page has fewer items than others though it is not the last: only so many are looked through for each page. */
export function ShortPageHint({ empty }: { empty: boolean }) {
  return (
    <p className="hint short-page-hint">
      {empty ? "Nothing" : "Not everything"} that was looked through for this page is to be shown. There may
      be more further on.
    </p>
  );
}
