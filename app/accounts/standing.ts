/** What has become of a member's posts, and of the reports on them. */
export type StandingView = {
  posts: number;
  hidden: number;
  blocked: number;
  upheld: number;
  dismissed: number;
};

/** The same for oneself: nobody is told of reports on their own posts. */
export type OwnStandingView = Omit<StandingView, "upheld" | "dismissed">;
