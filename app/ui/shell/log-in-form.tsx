import { Button } from "~/ui/elements/button";

type LogInFormProps = {
  /** The address to go to after logging in. */
  returnTo: string;
  kind?: "primary" | "secondary";
};

/** A plain form, not Remix's `Form`, since it redirects to another site. */
export function LogInForm({ returnTo, kind = "primary" }: LogInFormProps) {
  return (
    <form method="post" action="/auth/login">
      <input type="hidden" name="to" value={returnTo} />
      <Button kind={kind}>Log in</Button>
    </form>
  );
}
