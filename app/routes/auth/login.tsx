import { redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { signInStrategy } from "~/accounts/auth0.server";
import { draftCookie, hasCookie, returnCookie } from "~/http/cookies.server";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/local-path";
import { EmptyState } from "~/ui/elements/empty-state";
import { LogInForm } from "~/ui/shell/log-in-form";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Log in");

export const loader = makeLoader(async (context) => {
  const to = localPath(context.url.searchParams.get("to"));
  if (context.viewer) throw redirect(to);
  return { to, isDraftKept: hasCookie(draftCookie(context.env), context.request) };
});

/** Sends the browser to Auth0; remix-auth throws the redirect, with the cookie that holds state and verifier. */
export const action = makeAction(async (context, form) => {
  const to = localPath(form.fields.to);
  context.responseHeaders.append("Set-Cookie", await returnCookie(context.env).serialize(to));
  // Without the query: the strategy must begin an attempt, whatever the address says.
  await signInStrategy(context.env).authenticate(
    new Request(new URL("/auth/login", context.url), { headers: context.request.headers }),
  );
  return null;
});

export default function LogIn() {
  const { to, isDraftKept } = useLoaderData<typeof loader>();
  return (
    <div className="column">
      <EmptyState illustration="sign-in" title="Log in to take part" headingLevel={1}>
        <p>
          {isDraftKept
            ? "What you typed is kept: it will be there when you come back."
            : "Reading is free for everybody; writing and reporting need an account."}
        </p>
        <LogInForm to={to} />
      </EmptyState>
    </div>
  );
}
