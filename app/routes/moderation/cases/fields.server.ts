import * as z from "zod";
import { noteField, reasonAndNoteFields, requireNoteForOther } from "~/http/forms/fields.server";
import type { Rule } from "~/moderation/reasons";

const outOfDateMessage = "This form is out of date. Reload the page.";

const version = z
  .string(outOfDateMessage)
  .regex(/^\d{1,9}$/, outOfDateMessage)
  .transform(Number);

/** Of Hide and Warn. */
export const decisionWithReasonFields = (rules: Rule[]) =>
  requireNoteForOther(z.object({ ...reasonAndNoteFields(rules), version }));

/** Of Unhide and Dismiss. */
export const decisionFields = () => z.object({ note: noteField, version });

export const bulkFields = (rules: Rule[]) =>
  z.discriminatedUnion(
    "verdict",
    [
      requireNoteForOther(z.object({ verdict: z.literal("hide"), ...reasonAndNoteFields(rules) })),
      requireNoteForOther(z.object({ verdict: z.literal("warn"), ...reasonAndNoteFields(rules) })),
      z.object({ verdict: z.literal("dismiss"), note: noteField }),
    ],
    "Choose Hide, Warn or Dismiss.",
  );
