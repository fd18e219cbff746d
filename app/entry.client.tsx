import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepPage } from "~/ui/shell/keep-page";
import { reloadWhenRestored } from "~/ui/shell/reload-when-restored";

window.fetch = keepPage(window.fetch);
reloadWhenRestored();

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
