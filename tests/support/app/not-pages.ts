/** Addresses that answer with something else than a page: for machines, and to download. */
export const notPages = ["/account/export", "/feed/new", "/healthz"];
