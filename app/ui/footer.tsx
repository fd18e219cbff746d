/** One quiet line: what this is. */
export function Footer({ siteName }: { siteName: string }) {
  return (
    <footer className="foot">
      <p>{siteName} is a public square: anyone may read, members write, moderators keep it civil.</p>
    </footer>
  );
}
