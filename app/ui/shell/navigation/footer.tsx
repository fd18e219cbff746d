import { Link } from "~/ui/elements/link";

export function Footer({ siteName }: { siteName: string }) {
  return (
    <footer className="footer no-print">
      <p className="column">
        Anyone can read {siteName}. Members post, and moderators keep it civil.{" "}
        <span className="footer-links">
          <Link to="/rules">Rules</Link> <Link to="/transparency">Transparency</Link>{" "}
          <a href="/feed.xml">Subscribe (Atom)</a>
        </span>
      </p>
    </footer>
  );
}
