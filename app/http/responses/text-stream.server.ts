/**
 * A body of pieces of text, each made when it is asked for: a client that reads slowly slows the reading of the database
 * down, and one that goes away ends it. Where a piece fails, so does the body, and the client sees that it is not whole.
 */
export function toTextStream(
  pieces: AsyncGenerator<string, void>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        onError(error);
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return();
    },
  });
}
