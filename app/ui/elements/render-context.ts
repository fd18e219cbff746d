import { createContext } from "react";

/**
 * What only the server knows while it renders: the nonce of the response, the id of the request, the name of the site
 * (for when the root loader failed), and whether the page will be hydrated. In the browser it has its default value.
 */
export const RenderContext = createContext<{
  nonce?: string;
  requestId?: string;
  siteName?: string;
  hydrated: boolean;
}>({ hydrated: true });
