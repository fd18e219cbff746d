/** A plain form, since it leads away from this site. */
export function LogInForm({ to }: { to: string }) {
  return (
    <form method="post" action="/auth/login">
      <input type="hidden" name="to" value={to} />
      <button className="button button-main">Log in</button>
    </form>
  );
}
