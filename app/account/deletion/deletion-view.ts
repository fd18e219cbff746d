/** What deleting the account would take away and leave, in numbers. Times in ms. */
export type DeletionView = {
  posts: number;
  sessions: number;
  openAppeals: number;
  reports: number;
  openReports: number;
  /** The running block, if there is one; `until` is null if it lasts until lifted. */
  block: { until: number | null } | null;
  /** Then it cannot be deleted. */
  isLastAdmin: boolean;
};

export const lastAdminMessage =
  "You're the only admin. Make somebody else an admin first; then you can delete your account.";
