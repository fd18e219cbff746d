import { LogInForm } from "~/ui/shell/log-in-form";

/** Where the kept access token is of no more use: signing in brings a new one, and the profile with it. */
export function SignInAgain() {
  return <LogInForm returnTo="/account">Log in again</LogInForm>;
}
