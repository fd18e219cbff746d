import { createContext } from "react";

/**
 * What only the server knows while it renders: the nonce of the response, the id of the request, the name of the site
 * where the root loader failed, and whether the page will be hydrated. The default is that of the browser.
 */
export const RenderContext = createContext<{
  nonce?: string;
  requestId?: string;
  siteName?: string;
  hydrated: boolean;
}>({ hydrated: true });
