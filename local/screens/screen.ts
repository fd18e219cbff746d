import type { Page } from "@playwright/test";

export type Person = "visitor" | "newcomer" | "member" | "moderator" | "admin" | "blocked";

export type Screen = {
  /** Of its files. */
  name: string;
  as: Person;
  /** The pattern of the page in `app/routes.ts`. */
  address: string;
  /** A path, or the first on another page that looks like this. */
  open: string | { on: string; path: RegExp };
  /** What is done there, to see a state of the page. */
  steps?: (page: Page) => Promise<void>;
};

export const report = /\/posts\/\d+\/report/;
export const openCase = { on: "/moderation", path: /\/moderation\/posts\/\d+/ };
