import { Link, type LinkProps } from "@remix-run/react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";

type Kind = "main" | "quiet" | "danger";

/** The quiet row under a post, or the row of buttons that ends a form. */
export function Controls({ children }: { children: ReactNode }) {
  return <div className="controls">{children}</div>;
}

type ButtonLinkProps = LinkProps & {
  kind?: Kind;
  /** The key that does the same, shown where there is a keyboard. */
  shortcut?: string;
};

/** A link that stands among controls. */
export function ButtonLink({ kind = "quiet", shortcut, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={classes(kind, className)} aria-keyshortcuts={shortcut}>
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </Link>
  );
}

type ButtonProps = ComponentPropsWithoutRef<"button"> & {
  kind?: Kind;
  /** Its form is on the way; it keeps the focus, so it is never disabled. */
  pending?: boolean;
  /** The key that does the same, shown where there is a keyboard. */
  shortcut?: string;
};

export function Button({
  kind = "quiet",
  type = "submit",
  pending,
  shortcut,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes(kind, className)}
      aria-disabled={pending || undefined}
      aria-keyshortcuts={shortcut}
    >
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  );
}

function classes(kind: Kind, more?: string): string {
  return `button button-${kind}${more ? ` ${more}` : ""}`;
}
