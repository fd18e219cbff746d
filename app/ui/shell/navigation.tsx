import { Link } from "@remix-run/react";
import { displayName } from "~/accounts/member-name";
import { may, type Viewer } from "~/accounts/permissions";
import { Mark } from "~/ui/elements/mark";

type NavigationProps = {
  siteName: string;
  viewer: Viewer | null;
  /** Notices that they have not read. */
  unread: number;
  /** The page's pathname. */
  current: string;
  /** Where a visitor comes back to after logging in. */
  to: string;
  hideLogIn?: boolean;
};

/** The way around, with plain forms for coming and going, so that it needs no script. */
export function Navigation({ siteName, viewer, unread, current, to, hideLogIn }: NavigationProps) {
  const places = [
    { to: "/", label: "Feed", shown: true },
    { to: "/moderation", label: "Moderation", shown: may(viewer, "report:read") },
    { to: "/admin", label: "Admin", shown: may(viewer, "user:list") },
  ];
  return (
    <header className="site">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <div className="site-row">
        <Link className="brand" to="/">
          <Mark />
          {siteName}
          <span className="visually-hidden"> home</span>
        </Link>
        <nav className="places" aria-label="Main">
          {places
            .filter(({ shown }) => shown)
            .map((place) => (
              <Link key={place.to} to={place.to} aria-current={currentness(place.to, current)}>
                {place.label}
              </Link>
            ))}
          {viewer && <NoticesLink unread={unread} current={current} />}
        </nav>
        <div className="account">
          {viewer ? <SignedIn viewer={viewer} /> : hideLogIn ? null : <LogIn to={to} />}
        </div>
      </div>
    </header>
  );
}

/** Its name stays one word; how many are unread is told beside it. */
function NoticesLink({ unread, current }: { unread: number; current: string }) {
  return (
    <>
      <Link
        to="/notices"
        aria-current={currentness("/notices", current)}
        aria-describedby={unread > 0 ? "unread-notices" : undefined}
      >
        <span>
          Notices
          {unread > 0 && (
            <span className="places-count" aria-hidden="true">
              {unread > 99 ? "99+" : unread}
            </span>
          )}
        </span>
      </Link>
      {unread > 0 && (
        <span id="unread-notices" hidden>
          {unread} unread
        </span>
      )}
    </>
  );
}

function SignedIn({ viewer }: { viewer: Viewer }) {
  return (
    <>
      <Link className="account-name" to={`/users/${viewer.id}`}>
        <bdi>{displayName(viewer)}</bdi>
      </Link>
      <form method="post" action="/auth/logout">
        <button className="account-leave">Log out</button>
      </form>
    </>
  );
}

function LogIn({ to }: { to: string }) {
  return (
    <form method="post" action="/auth/login">
      <input type="hidden" name="to" value={to} />
      <button className="button button-quiet">Log in</button>
    </form>
  );
}

/** "page" on the page itself, "true" on one within that place. */
function currentness(place: string, current: string): "page" | "true" | undefined {
  if (current === place) return "page";
  return place !== "/" && current.startsWith(`${place}/`) ? "true" : undefined;
}
