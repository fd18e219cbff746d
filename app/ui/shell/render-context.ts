import { createContext } from "react";

/**
 * What only the server knows while it renders: the nonce of the response, the id of the request, and whether the page
 * will be hydrated. In the browser it has its default value.
 */
export const RenderContext = createContext<{ nonce?: string; requestId?: string; hydrated: boolean }>({
  hydrated: true,
});
