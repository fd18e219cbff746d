/** Why a name was not taken, beside its field. */
export const nameRefusals = {
  misleading: (siteName: string) =>
    `This name could be taken for a moderator's, an admin's or ${siteName}'s. Choose another.`,
  reset: () => "A moderator reset this name. Choose a different one.",
};

export const nameHint = "Everyone sees it. Up to 80 characters, and no email address.";

/** What was done, for the status line. */
export const nameSaved = (name: string) => `Your name is now ${name}.`;
