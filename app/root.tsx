import type { LinksFunction, MetaFunction } from "@remix-run/cloudflare";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { page } from "./http/asking.server";
import { takeDone } from "./http/done.server";
import type { Refusal } from "./http/refusal";
import { ButtonLink } from "./ui/controls";
import { ErrorPage } from "./ui/error-page";
import { Footer } from "./ui/footer";
import { Navigation } from "./ui/navigation";
import { RequestContext } from "./ui/request-context";
import { StatusLine } from "./ui/status-line";
import styles from "./ui/styles.css?url";
import { StatusContext, useDone } from "./ui/use-done";
import { useFocusAfterNavigation } from "./ui/use-focus-after-navigation";
import { useSite } from "./ui/use-site";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** Of error pages; others have their own. */
export const meta: MetaFunction = ({ error }) => [{ title: error ? explain(error).title : "Plaza" }];

export const loader = page(async (asking) => ({
  siteName: asking.env.SITE_NAME,
  viewer: asking.viewer,
  waiting: asking.waiting,
  now: asking.now,
  done: await takeDone(asking),
}));

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, hydrated } = useContext(RequestContext);
  const { siteName, viewer, waiting, done: arrived, isKnown } = useSite();
  const { done, beginSaying } = useDone(arrived);
  const { pathname, search } = useLocation();
  useFocusAfterNavigation(done);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <Navigation
          siteName={siteName}
          viewer={viewer}
          unread={waiting?.unreadNotices ?? 0}
          current={pathname}
          to={pathname + search}
          hideLogIn={!isKnown || pathname.startsWith("/auth/")}
        />
        <main id="main" tabIndex={-1}>
          <StatusContext.Provider value={beginSaying}>
            <StatusLine done={done} here={pathname + search} />
            {children}
          </StatusContext.Provider>
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
  const { requestId } = useContext(RequestContext);
  const { status, title, message, link } = explain(error);
  return (
    <div className="column">
      <ErrorPage status={status} title={title} requestId={status >= 500 ? requestId : undefined}>
        <p>{message}</p>
        {link && <ButtonLink to={link.to}>{link.label}</ButtonLink>}
      </ErrorPage>
    </div>
  );
}

function explain(error: unknown): Refusal {
  if (isRouteErrorResponse(error)) {
    if (typeof error.data === "object" && error.data && "title" in error.data) return error.data as Refusal;
    if (error.status === 404)
      return {
        status: 404,
        title: "There is nothing here",
        message: "It may have been removed, or the address may have a slip in it.",
      };
  }
  return {
    status: 500,
    title: "Something broke on our side",
    message:
      "Your last step may not have happened. Go back and try again; what you typed is still in the form.",
  };
}
