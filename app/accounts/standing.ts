/** A member's record, as counts. */
export type StandingView = {
  /** Without deleted ones. */
  posts: number;
  /** How often a post was hidden, and how often the member was warned about one, or blocked. */
  hidden: number;
  warned: number;
  blocked: number;
  /** Reports on the member's posts, by outcome. */
  upheld: number;
  dismissed: number;
};

/** The same for the member: nobody learns of reports on their own posts. */
export type OwnStandingView = Omit<StandingView, "upheld" | "dismissed">;
