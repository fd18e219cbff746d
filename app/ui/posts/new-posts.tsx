import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";

const every = 30_000;

/** Says that there are newer posts than `after`. Asks every 30 seconds, and never in a tab that nobody sees. */
export function NewPosts({ after }: { after: number }) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      if (document.hidden) return;
      try {
        const response = await fetch(`/feed/new?after=${after}`, { signal: controller.signal });
        if (response.ok && !response.redirected)
          setCount(((await response.json()) as { count: number }).count);
      } catch {
        // Offline, or the page is being left: the next round asks again.
      }
    };
    const timer = setInterval(() => void ask(), every);
    return () => {
      clearInterval(timer);
      controller.abort();
      setCount(0);
    };
  }, [after]);

  return (
    <p className="new-posts" aria-live="polite">
      {count > 0 && (
        <Link to="/" className="button button-quiet">
          {count === 1 ? "1 new post" : `${count >= 100 ? "100 or more" : count} new posts`}
        </Link>
      )}
    </p>
  );
}
