import { Button } from "~/ui/elements/button";

type LogInFormProps = {
  /** Where it leads after logging in. */
  to: string;
  kind?: "primary" | "secondary";
};

/** A plain form, not one of Remix, since it leads to another site. */
export function LogInForm({ to, kind = "primary" }: LogInFormProps) {
  return (
    <form method="post" action="/auth/login">
      <input type="hidden" name="to" value={to} />
      <Button kind={kind}>Log in</Button>
    </form>
  );
}
