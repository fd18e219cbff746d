import { Link } from "@remix-run/react";

/** One quiet line: what this is, and where it gives account of itself. */
export function Footer({ siteName }: { siteName: string }) {
  return (
    <footer className="foot">
      <p>
        {siteName} is a public square: anyone may read, members write, moderators keep it civil.{" "}
        <Link to="/transparency">Transparency</Link>
      </p>
    </footer>
  );
}
