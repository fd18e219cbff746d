import type { LinksFunction } from "@remix-run/cloudflare";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext, useEffect, useMemo } from "react";
import { findDrafts } from "~/http/forms/draft.server";
import { type ErrorContent, pageNotFound } from "~/http/responses/error-content";
import { takeFlash } from "~/http/forms/flash.server";
import { makeLoader } from "~/http/handlers.server";
import { selectsOnly } from "~/moderation/selection";
import { toRule } from "~/moderation/reasons";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { OwnBlock } from "~/ui/blocks/own-block";
import { ButtonLink } from "~/ui/elements/button";
import { FormContext } from "~/ui/forms/submission/form-context";
import { forgetInputOfOthers } from "~/ui/forms/kept/kept-input";
import { endReload, isReloading } from "~/ui/forms/reload";
import { useFlash } from "~/ui/forms/flash/use-flash";
import { ErrorPage } from "~/ui/shell/error-page";
import { Footer } from "~/ui/shell/navigation/footer";
import { makeMeta, withSiteName } from "~/ui/shell/make-meta";
import { Navigation } from "~/ui/shell/navigation/navigation";
import { ProgressLine } from "~/ui/shell/status/progress-line";
import { RenderContext } from "~/ui/elements/render-context";
import { StatusLine } from "~/ui/shell/status/status-line";
import { useConnectionNotice } from "~/ui/shell/status/use-connection-notice";
import { useFocusAfterNavigation } from "~/ui/shell/use-focus-after-navigation";
import { useRootData } from "~/ui/shell/use-root-data";
import { useScrollAfterReload } from "~/ui/shell/use-scroll-after-reload";
import styles from "~/ui/styles/styles.css?url";
import { themeColors } from "~/ui/styles/theme-colors";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta = makeMeta("");

export const loader = makeLoader(async (context) => ({
  origin: context.env.APP_ORIGIN,
  siteName: context.env.SITE_NAME,
  siteTagline: context.env.SITE_TAGLINE,
  viewer: context.viewer,
  badges: context.badges,
  // Visitors see reasons only on the transparency page, which loads them itself.
  rules: context.viewer ? (await context.rules()).map(toRule) : [],
  now: context.now,
  flash: await takeFlash(context),
  drafts: await findDrafts(context),
}));

/** Selecting another case of the queue loads nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) => defaultShouldRevalidate && (isReloading() || !selectsOnly(currentUrl, nextUrl));

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, hydrated } = useContext(RenderContext);
  const { siteName, viewer, badges, flash: loaded, drafts } = useRootData();
  const data = useRouteLoaderData("root");
  const { notice, lostReads } = useConnectionNotice(data);
  const viewerId = viewer?.id ?? null;
  const { flash, earlier, recallAct, reserveFlash } = useFlash(loaded, lostReads, viewerId);
  const { pathname, search } = useLocation();
  const error = useRouteError();
  const sent = loaded?.sent;
  const formContext = useMemo(
    () => ({ viewerId, drafts, sent, reserveFlash, recallAct, lostReads }),
    [viewerId, drafts, sent, reserveFlash, recallAct, lostReads],
  );
  useScrollAfterReload(data, pathname);
  useEffect(endReload, [data, lostReads]);
  useEffect(() => {
    if (viewerId !== null) forgetInputOfOthers(viewerId);
  }, [viewerId]);
  useFocusAfterNavigation(flash);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content={themeColors.light} />
        <meta name="theme-color" content={themeColors.dark} media="(prefers-color-scheme: dark)" />
        {error ? <title>{withSiteName(explain(error).title, siteName)}</title> : null}
        <Meta />
        <Links />
      </head>
      <body>
        {viewer && hydrated && <ProgressLine />}
        <Navigation
          siteName={siteName}
          viewer={viewer}
          badges={badges}
          current={pathname}
          returnTo={pathname + search}
          hideLogIn={!data || pathname.startsWith("/auth/")}
        />
        <main id="main" tabIndex={-1}>
          <FormContext.Provider value={formContext}>
            <StatusLine flash={flash} earlier={earlier} notice={notice} path={pathname + search} />
            {children}
          </FormContext.Provider>
        </main>
        <Footer siteName={siteName} />
        {viewer && hydrated && <ScrollRestoration nonce={nonce} />}
        {viewer && hydrated && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useContext(RenderContext);
  const { status, title: heading, message, typed = [], block, link = wayOn(status) } = explain(error);
  return (
    <div className="column">
      <ErrorPage status={status} title={heading} requestId={status >= 500 ? requestId : undefined}>
        {block ? <OwnBlock block={block} /> : <p>{message}</p>}
        {typed.map((text, index) => (
          <QuotedText key={index} by="What you typed">
            {text}
          </QuotedText>
        ))}
        {link && !block && <ButtonLink to={link.to}>{link.label}</ButtonLink>}
      </ErrorPage>
    </div>
  );
}

/** Where nothing is to be had here, and sending it again would not help. */
function wayOn(status: number): ErrorContent["link"] {
  return status === 403 || status === 404 ? { to: "/", label: "Go to the feed" } : undefined;
}

function explain(error: unknown): ErrorContent {
  if (isRouteErrorResponse(error)) {
    if (typeof error.data === "object" && error.data && "title" in error.data)
      return error.data as ErrorContent;
    if (error.status === 404) return pageNotFound;
  }
  return {
    status: 500,
    title: "Something went wrong on our side",
    message: "We may not have saved your last action. Go back and try again; sending it again is safe.",
  };
}
