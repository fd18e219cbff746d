import * as z from "zod";
import { groundsFields, requireNoteForOther } from "~/http/fields.server";
import type { Rule } from "~/moderation/reasons";

const outOfDateMessage = "This form is out of date: load the page again.";

export const decisionFields = (rules: Rule[]) =>
  requireNoteForOther(
    z.object({
      ...groundsFields(rules),
      version: z
        .string(outOfDateMessage)
        .regex(/^\d{1,9}$/, outOfDateMessage)
        .transform(Number),
    }),
  );

export const bulkFields = (rules: Rule[]) =>
  requireNoteForOther(
    z.object({ ...groundsFields(rules), verdict: z.enum(["hide", "dismiss"], "Choose Hide or Dismiss.") }),
  );
