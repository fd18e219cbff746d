import type { ComponentPropsWithoutRef } from "react";
import { Link, type LinkProps } from "./link";

type ButtonKind = keyof typeof kindClassNames;

type ButtonLinkProps = Omit<LinkProps, "className"> & {
  kind?: ButtonKind;
  /** The key that clicks it, shown if there is a keyboard. */
  shortcut?: string;
};

/** A link that looks like a button. */
export function ButtonLink({ kind = "secondary", shortcut, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={kindClassNames[kind]} aria-keyshortcuts={shortcut}>
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </Link>
  );
}

type ButtonProps = Omit<ComponentPropsWithoutRef<"button">, "className"> & {
  kind?: ButtonKind;
  /** Its form is being sent. The button is never disabled, so that it keeps the focus. */
  pending?: boolean;
  /** The key that clicks it, shown if there is a keyboard. */
  shortcut?: string;
};

export function Button({
  kind = "secondary",
  type = "submit",
  pending,
  shortcut,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={kindClassNames[kind]}
      aria-disabled={pending || undefined}
      aria-keyshortcuts={shortcut}
    >
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  );
}

const kindClassNames = {
  primary: "button button-primary",
  secondary: "button button-secondary",
  danger: "button button-danger",
} as const;
