/** Ends what a form says when somebody else decided first. */
export const unchangedMessage = "Nothing was changed; what you typed is still here.";
