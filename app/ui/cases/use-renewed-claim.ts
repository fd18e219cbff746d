import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";

const [every, looking] = [4 * 60_000, 15_000];

/** Renews one's claim on the open case every 4 minutes, while somebody sees the page; else as soon as they do again. */
export function useRenewedClaim(postId: number, isMine: boolean) {
  const { submit } = useFetcher();
  useEffect(() => {
    if (!isMine) return;
    let last = Date.now();
    const renew = () => {
      if (document.hidden || Date.now() - last < every) return;
      last = Date.now();
      submit({ stay: "yes" }, { method: "post", action: `/moderation/posts/${postId}/claim` });
    };
    const timer = setInterval(renew, looking);
    return () => clearInterval(timer);
  }, [postId, isMine, submit]);
}
