import * as z from "zod";
import { reportReasonKeys } from "~/db/vocabulary";
import { noteField, requireNoteForOther, textField } from "~/http/fields.server";
import { postLength } from "~/text/text-rules";

const lostKey = "This form has lost its key. Send it once more.";

export const postFields = z.object({
  body: textField({ limit: postLength }),
  key: z.string(lostKey).regex(/^[\w-]{8,64}$/, lostKey),
});

export const reportFields = requireNoteForOther(
  z.object({ reason: z.enum(reportReasonKeys, "Choose a reason."), note: noteField }),
);
