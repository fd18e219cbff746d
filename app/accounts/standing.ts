/** Counts: a member's posts that are not deleted, how often they were hidden and the member blocked, and how reports came out. */
export type StandingView = {
  posts: number;
  hidden: number;
  blocked: number;
  upheld: number;
  dismissed: number;
};

/** The same for the member: nobody learns of reports on their own posts. */
export type OwnStandingView = Omit<StandingView, "upheld" | "dismissed">;
