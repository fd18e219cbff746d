type Line = { event: string; [key: string]: string | number | boolean | null };

/** Lines of JSON for operators: ids, acts and codes. Never what people typed, their email addresses or tokens. */
export const logger = {
  info(line: Line): void {
    console.log(JSON.stringify(line));
  },

  /** Drizzle's message holds the query and its values, so its cause speaks instead. */
  error(error: unknown, requestId: string): void {
    const plain = error instanceof Error && error.message.startsWith("Failed query") ? error.cause : error;
    const { name, message, stack } = plain instanceof Error ? plain : new Error("thrown: not an error");
    console.error(
      JSON.stringify({ event: "error", requestId, name, message, stack: stack?.split("\n").slice(1, 6) }),
    );
  },
};
