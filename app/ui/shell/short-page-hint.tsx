/** Why a page is shorter than others though it is not the last: each page scans a limited number of rows. */
export function ShortPageHint({ empty }: { empty: boolean }) {
  return (
    <p className="hint short-page-hint">
      {empty ? "Nothing on this page matches." : "This page is short because not everything on it matches."}{" "}
      There may be more on the next page.
    </p>
  );
}
