import type { OwnBlock } from "~/moderation/blocks/words";

/** The content of an error page: what happened, what was kept, what to do next, and a link to where to do it. */
export type ErrorContent = {
  status: number;
  title: string;
  message: string;
  link?: { to: string; label: string };
  /** What was typed into a form that can't be sent any more, to be copied. Where script sent it, it is still in the form. */
  typed?: string[];
  /** To a blocked member: the page says why in full, in place of the message and the link. */
  block?: OwnBlock;
};

/** For a form of which an error page is the answer. Script shows the error beside the form, where all is still typed. */
export function howToSendAgain(sentByScript: boolean, when: string): string {
  return sentByScript ? `Send it again ${when}` : `Reload this page ${when} to send it again`;
}

/** What a 404 says where there is nothing more to say. */
export const pageNotFound = errorContent(
  404,
  "Page not found",
  "It may have been removed, or the address may be mistyped.",
);

export function errorContent(status: number, title: string, message = ""): ErrorContent {
  return { status, title, message };
}
