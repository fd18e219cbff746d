import * as z from "zod";
import { roles } from "../accounts/permissions";
import {
  findTextProblem,
  normalizeText,
  postLength,
  textLength,
  textProblemMessage,
} from "../feed/post-text";
import {
  actReasonKeys,
  appealLength,
  durationKeys,
  noteLength,
  reportReasonKeys,
} from "../moderation/reasons";

/** The fields of Plaza's forms, each with its rule and its words. */

const text = ({ limit, optional = false }: { limit: number; optional?: boolean }) =>
  z
    .string()
    .default("")
    .superRefine((value, context) => {
      const problem = findTextProblem(value, { limit, optional });
      if (problem)
        context.addIssue({
          code: "custom",
          message: textProblemMessage(problem, { limit, length: textLength(value) }),
        });
    })
    .transform(normalizeText);

const note = text({ limit: noteLength, optional: true }).transform((value) => value.trim());
const missingNote = "Say in the note what it is.";

const lostKey = "This form has lost its key. Send it once more.";

export const postFields = z.object({
  body: text({ limit: postLength }),
  key: z.string(lostKey).regex(/^[\w-]{8,64}$/, lostKey),
});

export const reportFields = z
  .object({ reason: z.enum(reportReasonKeys, "Choose a reason."), note })
  .refine(isExplained, { path: ["note"], message: missingNote });

const grounds = {
  reason: z.enum(actReasonKeys, "Choose a reason."),
  note,
};

export const decisionFields = z
  .object({
    ...grounds,
    version: z
      .string("This form is out of date: load the page again.")
      .regex(/^\d{1,9}$/, "This form is out of date: load the page again.")
      .transform(Number),
  })
  .refine(isExplained, { path: ["note"], message: missingNote });

export const blockFields = z
  .object({
    ...grounds,
    duration: z.enum(durationKeys as [(typeof durationKeys)[number]], "Choose for how long."),
  })
  .refine(isExplained, { path: ["note"], message: missingNote });

export const unblockFields = z.object(grounds).refine(isExplained, { path: ["note"], message: missingNote });

export const noteFields = z.object({ note: text({ limit: noteLength }).transform((value) => value.trim()) });

export const ignoreReportsFields = z
  .object({ ...grounds, ignore: z.enum(["yes", "no"]).default("yes") })
  .transform(({ ignore, ...rest }) => ({ ...rest, ignore: ignore === "yes" }))
  .refine(isExplained, { path: ["note"], message: missingNote });

export const appealFields = z.object({ body: text({ limit: appealLength }) });

/** The newest notice that was shown; without one, or with nonsense, all that there are. */
export const noticesReadFields = z.object({
  through: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .nullable()
    .catch(null),
});

/** The reply to an appeal. */
export const replyFields = z.object({ note });

export const bulkFields = z
  .object({ ...grounds, verdict: z.enum(["hide", "dismiss"], "Choose Hide or Dismiss.") })
  .refine(isExplained, { path: ["note"], message: missingNote });

export const roleFields = z
  .object({ ...grounds, role: z.enum(roles, "Choose a role.") })
  .refine(isExplained, { path: ["note"], message: missingNote });

function isExplained({ reason, note: words }: { reason: string; note: string }): boolean {
  return reason !== "other" || words !== "";
}
