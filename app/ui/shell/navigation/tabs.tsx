import { Link } from "~/ui/elements/link";

type Tab = {
  to: string;
  label: string;
  current: boolean;
  count?: number | string;
  /** Marks the tab with a dot, which has this text as its title. */
  waiting?: string;
};

/** Links to views of the same list, or to related pages. */
export function Tabs({ label: navLabel, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={navLabel}>
      {tabs.map(({ to, label, current, count, waiting }) => (
        <Link
          key={to}
          to={to}
          aria-current={current ? "page" : undefined}
          title={waiting}
          data-waiting={waiting ? true : undefined}
        >
          {label}
          {count !== undefined && (
            <>
              {" "}
              <span className="tabs-count">{count}</span>
            </>
          )}
        </Link>
      ))}
    </nav>
  );
}
