export type LighthousePage = {
  /** A path, or the first on the feed that looks like this. */
  open: string | RegExp;
  /**
   * Kept from search engines on purpose: Lighthouse is not asked whether it can be found there, since that audit alone makes
   * a third of the score and would say no.
   */
  noindex?: boolean;
};

export const pages: LighthousePage[] = [
  { open: "/" },
  { open: /\/posts\/\d+/ },
  { open: /\/users\/\d+/ },
  { open: "/search?q=the", noindex: true },
  { open: "/rules" },
];
