import { createContext } from "react";

/**
 * What the server alone knows: the nonce of this answer, the id that an error page shows, and whether the page will be
 * hydrated. In the browser it is.
 */
export const RequestContext = createContext<{ nonce?: string; requestId?: string; hydrated: boolean }>({
  hydrated: true,
});
