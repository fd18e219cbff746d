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

/**
 * A link. The server writes plain ones, in a fraction of the time; where the page is hydrated, they are the router's from then
 * on, which differ in nothing that is written.
 */
export function Link({ to, reloadDocument, state, children, ...attributes }: LinkProps) {
  const { hydrated } = useContext(RenderContext);
  if (import.meta.env.SSR && to.startsWith("/"))
    return (
      <a {...attributes} data-discover={hydrated && !reloadDocument ? "true" : undefined} href={to}>
        {children}
      </a>
    );
  return (
    <RemixLink {...attributes} to={to} reloadDocument={reloadDocument} state={state}>
      {children}
    </RemixLink>
  );
}
