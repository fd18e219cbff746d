import * as z from "zod";
import { groundsFields, requireNoteForOther } from "~/http/fields.server";

const outOfDate = "This form is out of date: load the page again.";

export const decisionFields = requireNoteForOther(
  z.object({
    ...groundsFields,
    version: z
      .string(outOfDate)
      .regex(/^\d{1,9}$/, outOfDate)
      .transform(Number),
  }),
);

export const bulkFields = requireNoteForOther(
  z.object({ ...groundsFields, verdict: z.enum(["hide", "dismiss"], "Choose Hide or Dismiss.") }),
);
