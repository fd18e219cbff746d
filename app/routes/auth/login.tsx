import { redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { signInStrategy } from "~/accounts/auth0.server";
import { returnCookie } from "~/http/cookies.server";
import { hasNewDraft } from "~/http/draft.server";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/local-path";
import { EmptyState } from "~/ui/elements/empty-state";
import { LogInForm } from "~/ui/shell/log-in-form";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Log in");

export const loader = makeLoader(async (context) => {
  const returnTo = localPath(context.url.searchParams.get("to"));
  if (context.viewer) throw redirect(returnTo);
  return { returnTo, isDraftKept: await hasNewDraft(context) };
});

/** Sends the browser to Auth0: remix-auth throws the redirect, with the cookie that holds `state` and the PKCE verifier. */
export const action = makeAction(async (context, form) => {
  const returnTo = localPath(form.fields.to);
  // The whole address if the cookie can hold it, else the page without what was asked of it.
  const choices = ["/", returnTo.split(/[?#]/)[0], returnTo];
  const header = await returnCookie(context.env).serializeLongest(2, (length) => choices[length]);
  context.responseHeaders.append("Set-Cookie", header);
  // Without the query string: a `state` in it would make the strategy expect the answer of Auth0.
  await signInStrategy(context.env).authenticate(
    new Request(new URL("/auth/login", context.url), { headers: context.request.headers }),
  );
  return null;
});

export default function LogInPage() {
  const { returnTo, isDraftKept } = useLoaderData<typeof loader>();
  return (
    <div className="column">
      <EmptyState illustration="sign-in" title="Log in to take part" headingLevel={1}>
        <p>
          {isDraftKept
            ? "What you typed is kept for ten minutes: it will be there when you come back."
            : "Reading is free for everybody; writing and reporting need an account."}
        </p>
        <LogInForm returnTo={returnTo} />
      </EmptyState>
    </div>
  );
}
