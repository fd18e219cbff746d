/** What a visitor can do, and how to do more. */
export const howToJoin = "Anyone can read. Log in or join to post and report.";
