import { redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { howToJoin } from "~/accounts/words";
import { hasNewDraft } from "~/http/forms/draft.server";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { EmptyState } from "~/ui/elements/empty-state";
import { LogInForm } from "~/ui/shell/log-in-form";
import { makeMeta } from "~/ui/shell/make-meta";
import { startAttempt } from "./attempts.server";

export const meta = makeMeta("Log in");

export const loader = makeLoader(async (context) => {
  const returnTo = localPath(context.url.searchParams.get("to"));
  if (context.viewer) throw redirect(returnTo);
  return { returnTo, isDraftKept: await hasNewDraft(context) };
});

/** Begins an attempt to sign in, and sends the browser to Auth0. */
export const action = makeAction(async (context, form) =>
  redirect(await startAttempt(context, localPath(form.fields.to))),
);

export default function LogInPage() {
  const { returnTo, isDraftKept } = useLoaderData<typeof loader>();
  return (
    <div className="column">
      <EmptyState illustration="sign-in" title="Log in to take part" headingLevel={1}>
        <p>
          {isDraftKept
            ? "What you typed is kept for ten minutes. It'll be there when you're back."
            : howToJoin}
        </p>
        <LogInForm returnTo={returnTo} />
      </EmptyState>
    </div>
  );
}
