/** The content of an error page: what happened, what was kept, what to do next, and a link to where to do it. */
export type ErrorContent = {
  status: number;
  title: string;
  message: string;
  link?: { to: string; label: string };
};

export function errorContent(status: number, title: string, message = ""): ErrorContent {
  return { status, title, message };
}
