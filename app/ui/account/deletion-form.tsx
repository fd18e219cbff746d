import { Button, ButtonLink } from "~/ui/elements/button";
import { Callout } from "~/ui/elements/callout";
import { Controls } from "~/ui/elements/controls";
import type { FormState } from "~/ui/forms/submission/form-state";
import { ViewerField } from "~/ui/forms/fields/viewer-field";
import { lastAdminMessage } from "~/account/deletion/deletion-view";

/** A plain form, like logging out, since it redirects to another site. */
export function DeletionForm({ state }: { state: FormState | null }) {
  return (
    <form method="post" action="/account/delete" className="form">
      <ViewerField state={state} />
      <Controls>
        <Button kind="danger">Delete my account</Button>
        <ButtonLink to="/account">Keep my account</ButtonLink>
      </Controls>
    </form>
  );
}

/** In place of the form. */
export function LastAdmin() {
  return (
    <Callout>
      <p>{lastAdminMessage}</p>
      <ButtonLink to="/admin/users">Choose an admin</ButtonLink>
    </Callout>
  );
}
