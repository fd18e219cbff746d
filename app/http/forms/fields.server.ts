import * as z from "zod";
import { missingNote, missingReason, noteLength, type Rule, rulesInForce } from "~/moderation/reasons";
import {
  findTextProblem,
  normalizeText,
  textLength,
  type TextName,
  textProblemMessage,
} from "~/text/text-rules";

/** Fields that several forms have, each with its rule and its words. */

/** Text that others read, of at most `limit` code points, as it is kept. `what`: its name in the message. */
export const textField = (
  what: TextName,
  { limit, optional = false }: { limit: number; optional?: boolean },
) =>
  z
    .string()
    .default("")
    .superRefine((value, context) => {
      const problem = findTextProblem(value, { limit, optional });
      if (problem)
        context.addIssue({
          code: "custom",
          message: textProblemMessage(problem, { what, limit, length: textLength(value) }),
        });
    })
    .transform(normalizeText);

export const noteField = textField("note", { limit: noteLength, optional: true }).transform((value) =>
  value.trim(),
);

/** A reason, and a note: what goes with a report, and with an act that takes something away. */
export const reasonAndNoteFields = (rules: Rule[]) => ({
  reason: z.enum(
    rulesInForce(rules).map(({ key }) => key),
    missingReason,
  ),
  note: noteField,
});

/** "Something else" says nothing without a note. */
export function requireNoteForOther<T extends z.ZodType<{ reason: string; note: string }>>(fields: T): T {
  return fields.refine(({ reason, note }) => reason !== "other" || note !== "", {
    path: ["note"],
    message: missingNote,
  });
}
