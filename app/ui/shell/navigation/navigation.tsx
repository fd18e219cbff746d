import { displayName } from "~/accounts/names/member-name";
import { may, type Viewer } from "~/accounts/permissions";
import type { Badges } from "~/accounts/sessions/sessions.server";
import { Avatar } from "~/ui/elements/members/avatar";
import { Icon } from "~/ui/elements/icon";
import { forgetInputOfOthers } from "~/ui/forms/kept/kept-input";
import { LogInForm } from "../log-in-form";
import { Logo } from "./logo";
import { Link } from "~/ui/elements/link";

type NavigationProps = {
  siteName: string;
  viewer: Viewer | null;
  badges: Badges | null;
  /** The pathname of the page. */
  current: string;
  /** The address to go back to after logging in. */
  returnTo: string;
  hideLogIn?: boolean;
};

/** The header of every page. Logging in and out are plain forms, since they redirect to another site. */
export function Navigation({ siteName, viewer, badges, current, returnTo, hideLogIn }: NavigationProps) {
  const links = [
    { to: "/", label: "Feed", shown: true },
    {
      to: "/moderation",
      label: "Moderation",
      shown: may(viewer, "report:read"),
      count: { is: badges?.openCases ?? 0, words: "open" },
    },
    { to: "/admin", label: "Admin", shown: may(viewer, "user:list") },
    {
      to: "/notices",
      label: "Notices",
      shown: viewer !== null,
      count: { is: badges?.unreadNotices ?? 0, words: "unread" },
    },
  ];
  return (
    <header className="no-print">
      <a className="skip-link" href="#main">
        Skip to content
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
              <NavigationLink key={link.to} {...link} current={current} />
            ))}
        </nav>
        <div className="account">
          <Link className="search-link" to="/search" aria-current={ariaCurrent("/search", current)}>
            <Icon name="search" />
            <span className="visually-hidden">Search</span>
          </Link>
          {viewer ? (
            <AccountLinks viewer={viewer} current={current} />
          ) : hideLogIn ? null : (
            <LogInForm returnTo={returnTo} kind="secondary" />
          )}
        </div>
      </div>
    </header>
  );
}

type NavigationLinkProps = {
  to: string;
  label: string;
  /** What waits there, and what is said of it. */
  count?: { is: number; words: string };
  current: string;
};

/** The count is a description, so that the accessible name of the link stays the same. */
function NavigationLink({ to, label, count, current }: NavigationLinkProps) {
  const shown = count && count.is > 0 ? count : null;
  const id = count && `${count.words}-${label.toLowerCase()}`;
  return (
    <>
      <Link to={to} aria-current={ariaCurrent(to, current)} aria-describedby={shown ? id : undefined}>
        <span>
          {label}
          {shown && (
            <span className="nav-count" aria-hidden="true">
              {shown.is > 99 ? "99+" : shown.is}
            </span>
          )}
        </span>
      </Link>
      {shown && (
        <span id={id} hidden>
          {shown.is} {shown.words}
        </span>
      )}
    </>
  );
}

function AccountLinks({ viewer, current }: { viewer: Viewer; current: string }) {
  return (
    <>
      <Link className="account-name" to={`/users/${viewer.id}`} title={displayName(viewer)}>
        <Avatar member={viewer} />
        <span className="visually-hidden">{displayName(viewer)}</span>
      </Link>
      <Link className="account-link" to="/account" aria-current={ariaCurrent("/account", current)}>
        Account
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
