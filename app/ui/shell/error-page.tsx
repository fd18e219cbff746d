import type { ReactNode } from "react";
import type { IllustrationName } from "~/ui/elements/illustration";
import { EmptyState } from "~/ui/elements/empty-state";

type ErrorPageProps = { status: number; title: string; children?: ReactNode; requestId?: string };

/** An error, what to do about it, and the id that operators can search their logs for. Never a stack trace. */
export function ErrorPage({ status, title, children, requestId }: ErrorPageProps) {
  return (
    <EmptyState illustration={illustrationFor(status)} title={title} headingLevel={1}>
      {children}
      <p className="hint">
        Error {status}
        {requestId && (
          <>
            {" · "}Reference: <code>{requestId}</code>
          </>
        )}
      </p>
    </EmptyState>
  );
}

function illustrationFor(status: number): IllustrationName {
  switch (status) {
    case 403:
      return "forbidden";
    case 404:
      return "not-found";
    case 429:
      return "too-fast";
    case 503:
      return "offline";
    default:
      return "error";
  }
}
