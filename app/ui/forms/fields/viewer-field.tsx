import { useContext } from "react";
import { FormContext } from "../submission/form-context";
import type { FormState } from "../submission/form-state";

/**
 * Names the member for whom the form was made, so that it is not sent as somebody else, who signed in in another tab. An
 * answer that says so names that other member, as whom it can be sent then.
 */
export function ViewerField({ state }: { state: FormState | null }) {
  const { viewerId } = useContext(FormContext);
  const viewer = state?.values.viewer ?? viewerId;
  return viewer === null ? null : <input type="hidden" name="viewer" value={viewer} />;
}
