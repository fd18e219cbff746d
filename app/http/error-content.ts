/** The content of an error page: what happened, what was kept, what to do; and where, if there is one place. */
export type ErrorContent = {
  status: number;
  title: string;
  message: string;
  link?: { to: string; label: string };
};

export function errorContent(status: number, title: string, message = ""): ErrorContent {
  return { status, title, message };
}
