import { useContext, useEffect } from "react";
import { useReload } from "~/ui/forms/reload";
import { FormContext } from "~/ui/forms/submission/form-context";
import { sendForm } from "~/ui/forms/submission/send-form";

// In ms. It checks more often than it renews, so that a page renews soon after it is visible again.
const renewalInterval = 4 * 60_000;
const checkInterval = 15_000;

/** Renews the viewer's own claim every 4 minutes while the page is visible, and once it is visible again. */
export function useClaimRenewal(postId: number, isMine: boolean) {
  const { viewerId } = useContext(FormContext);
  const reload = useReload();
  useEffect(() => {
    if (!isMine) return;
    let renewedAt = Date.now();
    const renew = async () => {
      if (document.hidden || Date.now() - renewedAt < renewalInterval) return;
      renewedAt = Date.now();
      const action = `/moderation/posts/${postId}/claim`;
      const answer = await sendForm(
        { action, fields: new URLSearchParams({ viewer: String(viewerId) }), hasInput: false },
        window.fetch,
      );
      // Where it fails, the page stays as it is: somebody may be writing a note.
      if (answer.outcome === "done") reload();
    };
    const timer = setInterval(() => void renew(), checkInterval);
    return () => clearInterval(timer);
  }, [postId, isMine, viewerId, reload]);
}
