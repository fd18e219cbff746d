import { useActionData } from "@remix-run/react";
import { useState } from "react";

/**
 * Whether a member had deleted their account when their page was opened. If they do so later, the forms stay, with what was
 * typed and why it was refused. For a component with the member as its key.
 */
export function useDeletedBefore({ erased }: { erased?: boolean }): boolean {
  const isAnswer = useActionData() !== undefined;
  return useState(erased === true && !isAnswer)[0];
}
