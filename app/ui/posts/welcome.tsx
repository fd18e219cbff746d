import { useRootData } from "~/ui/shell/use-root-data";
import { Link } from "~/ui/elements/link";

/** The line at the top of a visitor's feed: what this place is, how to join, and by which rules. */
export function Welcome() {
  const { siteName, siteTagline } = useRootData();
  return (
    <header className="welcome">
      <h1>
        {siteName}
        {siteTagline && (
          <>
            : <span className="welcome-tagline">{siteTagline}</span>
          </>
        )}
      </h1>
      <p>
        Anyone can read. <Link to="/auth/login">Log in or join</Link> to post and report.{" "}
        <Link to="/rules">Read the rules</Link>.
      </p>
    </header>
  );
}
