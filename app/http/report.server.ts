/** A line of structured log: ids, acts and codes. Never what people typed, their email addresses or tokens. */
export function report(line: { event: string; [key: string]: string | number | boolean | null }): void {
  console.log(JSON.stringify(line));
}

/** An error in the same form. Drizzle's message holds the query and its values, so its cause speaks instead. */
export function reportError(error: unknown, requestId: string): void {
  const plain = error instanceof Error && error.message.startsWith("Failed query") ? error.cause : error;
  const { name, message, stack } = plain instanceof Error ? plain : new Error("thrown: not an error");
  console.error(
    JSON.stringify({ event: "error", requestId, name, message, stack: stack?.split("\n").slice(1, 6) }),
  );
}
