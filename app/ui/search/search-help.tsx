/** What can be typed into the form. */
export function SearchHelp() {
  return (
    <dl className="search-help">
      <div>
        <dt>
          <code>fresh bread</code>
        </dt>
        <dd>Posts with both words, in any order. The last word can be the beginning of one.</dd>
      </div>
      <div>
        <dt>
          <code>“fresh bread”</code>
        </dt>
        <dd>In quotes: exactly these words, in this order.</dd>
      </div>
      <div>
        <dt>
          <code>bread from:mei</code>
        </dt>
        <dd>One member’s posts. A name with spaces goes in quotes.</dd>
      </div>
    </dl>
  );
}
