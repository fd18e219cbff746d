import { Button } from "~/ui/elements/button";

type LogInFormProps = {
  /** The address to go to after logging in. */
  returnTo: string;
  kind?: "primary" | "secondary";
  children?: string;
};

/** A plain form, not Remix's `Form`, since it redirects to another site. */
export function LogInForm({ returnTo, kind = "primary", children = "Log in" }: LogInFormProps) {
  return (
    <form method="post" action="/auth/login">
      <input type="hidden" name="to" value={returnTo} />
      <Button kind={kind}>{children}</Button>
    </form>
  );
}
