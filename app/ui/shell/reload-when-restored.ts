/**
 * Browsers keep a page that was left in memory (the back-forward cache), `no-store` or not, and going back shows it as it
 * was, although one may have been signed out or blocked meanwhile. Here it is loaded anew; what was typed is put back by the
 * forms. It is hidden when it is left, because it would be painted before it could be hidden. Without a connection it is
 * shown as it was, instead of the browser's error page.
 */
export function reloadWhenRestored(): void {
  const { style } = document.documentElement;
  window.addEventListener("pagehide", ({ persisted }) => {
    if (persisted) style.visibility = "hidden";
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (navigator.onLine) window.location.reload();
    else style.visibility = "";
  });
}
