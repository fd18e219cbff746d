/** Why a page is shorter than others though it is not the last: each page scans a limited number of rows. */
export function ShortPageHint({ empty }: { empty: boolean }) {
  return (
    <p className="hint short-page-hint">
      {empty
        ? "Nothing in this part of the list matches."
        : "That's all that matches in this part of the list."}{" "}
      There may be more on the next page.
    </p>
  );
}
