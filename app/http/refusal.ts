/** An answer that is a page of its own: what happened, what was kept, what to do; and where, if there is one place. */
export type Refusal = {
  status: number;
  title: string;
  message: string;
  link?: { to: string; label: string };
};

export function refusal(status: number, title: string, message = ""): Refusal {
  return { status, title, message };
}
