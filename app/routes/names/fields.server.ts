import * as z from "zod";
import { findNameProblem, nameLength, tidyName } from "~/accounts/names/name-rules.server";
import { textLength, textProblemMessage } from "~/text/text-rules";

export const nameFields = z.object({
  name: z
    .string()
    .default("")
    .superRefine((value, context) => {
      const message = describeProblem(value);
      if (message !== null) context.addIssue({ code: "custom", message });
    })
    .transform(tidyName),
});

function describeProblem(typed: string): string | null {
  const problem = findNameProblem(typed);
  if (problem === "blank") return "Enter a name first.";
  if (problem === "address") return "Leave the @ out: a name can't be an email address.";
  if (problem) {
    const length = textLength(tidyName(typed));
    return textProblemMessage(problem, { what: "name", limit: nameLength, length });
  }
  return /[\r\n\u2028\u2029]/.test(typed.trim()) ? "Put your name on one line." : null;
}
