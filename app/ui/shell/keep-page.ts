/** Dispatched on `window` when what a page needs could not be had; `detail` is the address that was asked for. */
export const lostRead = "plaza:lost-read";

/**
 * Wraps the `fetch` by which Remix reads. Where there is no connection, or something else than Plaza answers, Remix would
 * put an error page in place of the page. Here such a request stays open until Remix gives it up, and the root is told, so
 * that it can say so and end the navigation (`useConnectionNotice`).
 */
export function keepPage(fetch: typeof window.fetch): typeof window.fetch {
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, window.location.href);
    const signal = init?.signal;
    const isRead = /\.data$|^\/__manifest$/.test(address.pathname) && (init?.method ?? "GET") === "GET";
    // What is prefetched has no signal, and Remix itself takes it easily.
    if (!isRead || !signal) return fetch(input, init);
    try {
      const response = await fetch(input, init);
      const isOurs = response.headers.has("X-Remix-Response") || !address.pathname.endsWith(".data");
      // Read to its end here, where a connection that breaks off in the middle is noticed.
      if (isOurs) return response.body ? new Response(await response.arrayBuffer(), response) : response;
    } catch (error) {
      if (signal.aborted) {
        // Remix listens to the outcome a moment later; one that is there before is an unhandled rejection.
        await new Promise((resolve) => setTimeout(resolve));
        throw error;
      }
    }
    window.dispatchEvent(new CustomEvent(lostRead, { detail: address }));
    return new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
    });
  };
}

/** The address of the page whose data is at this address. */
export function pageOf(address: URL): string {
  const params = new URLSearchParams(address.search);
  params.delete("_routes");
  const path = address.pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  return params.size > 0 ? `${path}?${params.toString()}` : path;
}
