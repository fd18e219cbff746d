import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";

// In ms. It checks more often than it renews, so that a page renews soon after it is visible again.
const renewalInterval = 4 * 60_000;
const checkInterval = 15_000;

/** Renews the viewer's own claim every 4 minutes while the page is visible, and once it is visible again. */
export function useClaimRenewal(postId: number, isMine: boolean) {
  const { submit } = useFetcher();
  useEffect(() => {
    if (!isMine) return;
    let renewedAt = Date.now();
    const renew = () => {
      if (document.hidden || Date.now() - renewedAt < renewalInterval) return;
      renewedAt = Date.now();
      submit({ stay: "yes" }, { method: "post", action: `/moderation/posts/${postId}/claim` });
    };
    const timer = setInterval(renew, checkInterval);
    return () => clearInterval(timer);
  }, [postId, isMine, submit]);
}
