import { Link as RemixLink } from "@remix-run/react";
import { type ComponentPropsWithoutRef, useContext } from "react";
import { RenderContext } from "./render-context";

export type LinkProps = Omit<ComponentPropsWithoutRef<"a">, "href"> & {
  /** A path from the root, or what is added to the present one. */
  to: string;
  /** Not by script, also where there is one. */
  reloadDocument?: boolean;
  /** Kept with the entry of the history, where there is script. */
  state?: unknown;
};

/** A link. Where no script will take it over, it is plain, which is made in a fraction of the time. */
export function Link({ to, reloadDocument, state, children, ...attributes }: LinkProps) {
  const { hydrated } = useContext(RenderContext);
  if (!hydrated && to.startsWith("/"))
    return (
      <a {...attributes} href={to}>
        {children}
      </a>
    );
  return (
    <RemixLink {...attributes} to={to} reloadDocument={reloadDocument} state={state}>
      {children}
    </RemixLink>
  );
}
