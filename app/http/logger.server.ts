type Line = { event: string; [key: string]: string | number | boolean | null };

/** Writes JSON lines for operators: ids, events and codes, but never what people typed, email addresses or tokens. */
export const logger = {
  info(line: Line): void {
    console.log(JSON.stringify(line));
  },

  /** Of an error of Drizzle's only the cause, because its message contains the query's parameters. */
  error(error: unknown, during: { requestId: string } | { job: string }): void {
    const safe = error instanceof Error && error.message.startsWith("Failed query") ? error.cause : error;
    const { name, message, stack } = safe instanceof Error ? safe : new Error("thrown: not an error");
    console.error(
      JSON.stringify({ event: "error", ...during, name, message, stack: stack?.split("\n").slice(1, 6) }),
    );
  },
};
