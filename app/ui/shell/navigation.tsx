import { Link } from "@remix-run/react";
import { displayName } from "~/accounts/member-name";
import { may, type Viewer } from "~/accounts/permissions";
import { forgetInputOfOthers } from "~/ui/forms/kept-input";
import { LogInForm } from "./log-in-form";
import { Logo } from "./logo";

type NavigationProps = {
  siteName: string;
  viewer: Viewer | null;
  /** The number of unread notices. */
  unread: number;
  /** The pathname of the page. */
  current: string;
  /** The address to go back to after logging in. */
  returnTo: string;
  hideLogIn?: boolean;
};

/** The header of every page. Logging in and out are plain forms, since they redirect to another site. */
export function Navigation({ siteName, viewer, unread, current, returnTo, hideLogIn }: NavigationProps) {
  const links = [
    { to: "/", label: "Feed", shown: true },
    { to: "/moderation", label: "Moderation", shown: may(viewer, "report:read") },
    { to: "/admin", label: "Admin", shown: may(viewer, "user:list") },
  ];
  return (
    <header className="no-print">
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <div className="site-row column">
        <Link className="brand" to="/">
          <Logo />
          {siteName}
          <span className="visually-hidden"> home</span>
        </Link>
        <nav className="main-nav" aria-label="Main">
          {links
            .filter(({ shown }) => shown)
            .map((link) => (
              <Link key={link.to} to={link.to} aria-current={ariaCurrent(link.to, current)}>
                {link.label}
              </Link>
            ))}
          {viewer && <NoticesLink unread={unread} current={current} />}
        </nav>
        <div className="account">
          {viewer ? (
            <AccountLinks viewer={viewer} />
          ) : hideLogIn ? null : (
            <LogInForm returnTo={returnTo} kind="secondary" />
          )}
        </div>
      </div>
    </header>
  );
}

/** The number of unread notices is a description, so that the accessible name of the link stays the same. */
function NoticesLink({ unread, current }: { unread: number; current: string }) {
  return (
    <>
      <Link
        to="/notices"
        aria-current={ariaCurrent("/notices", current)}
        aria-describedby={unread > 0 ? "unread-notices" : undefined}
      >
        <span>
          Notices
          {unread > 0 && (
            <span className="nav-count" aria-hidden="true">
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

function AccountLinks({ viewer }: { viewer: Viewer }) {
  return (
    <>
      <Link className="account-name" to={`/users/${viewer.id}`}>
        <bdi>{displayName(viewer)}</bdi>
      </Link>
      <form method="post" action="/auth/logout" onSubmit={() => forgetInputOfOthers(null)}>
        <button className="log-out">Log out</button>
      </form>
    </>
  );
}

/** "page" on the page itself, "true" on pages below it. */
function ariaCurrent(address: string, current: string): "page" | "true" | undefined {
  if (current === address) return "page";
  return address !== "/" && current.startsWith(`${address}/`) ? "true" : undefined;
}
