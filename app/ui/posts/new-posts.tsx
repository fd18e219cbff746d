import { useEffect, useState } from "react";
import { Link } from "~/ui/elements/link";

/** In ms. */
const pollInterval = 30_000;

/** The link that appears when there are posts newer than `after` (an id). Hidden tabs do not poll. */
export function NewPosts({ after }: { after: number }) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const poll = async () => {
      if (document.hidden) return;
      try {
        const response = await fetch(`/feed/new?after=${after}`, { signal: controller.signal });
        if (response.ok && !response.redirected)
          setCount(((await response.json()) as { count: number }).count);
      } catch {
        // Offline, or the page was left. The next poll tries again.
      }
    };
    const timer = setInterval(() => void poll(), pollInterval);
    return () => {
      clearInterval(timer);
      controller.abort();
      setCount(0);
    };
  }, [after]);

  return (
    <p className="new-posts" aria-live="polite">
      {count > 0 && (
        <Link to="/" className="button button-secondary">
          {count === 1 ? "1 new post" : `${count >= 100 ? "100 or more" : count} new posts`}
        </Link>
      )}
    </p>
  );
}
