import { redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { signInStrategy } from "../../accounts/auth0.server";
import { act, page } from "../../http/asking.server";
import { draftCookie, hasCookie, returnCookie } from "../../http/cookies.server";
import { localPath } from "../../http/local-path";
import { EmptyState } from "../../ui/empty-state";
import { LogInForm } from "../../ui/log-in-form";
import { title } from "../../ui/title";

export const meta = title("Log in");

export const loader = page(async (asking) => {
  const to = localPath(asking.url.searchParams.get("to"));
  if (asking.viewer) throw redirect(to);
  return { to, isDraftKept: hasCookie(draftCookie(asking.env), asking.request) };
});

/** Sends the browser to Auth0; remix-auth throws the redirect, with the cookie that holds state and verifier. */
export const action = act(async (asking, form) => {
  const to = localPath(form.fields.to);
  asking.answerHeaders.append("Set-Cookie", await returnCookie(asking.env).serialize(to));
  // Without the query: the strategy must begin an attempt, whatever the address says.
  await signInStrategy(asking.env).authenticate(
    new Request(new URL("/auth/login", asking.url), { headers: asking.request.headers }),
  );
  return null;
});

export default function LogIn() {
  const { to, isDraftKept } = useLoaderData<typeof loader>();
  return (
    <div className="column">
      <EmptyState drawing="sign-in" title="Log in to take part" headingLevel={1}>
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
