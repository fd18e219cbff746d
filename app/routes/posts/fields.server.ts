import * as z from "zod";
import { noteField, reasonField, requireNoteForOther, textField } from "~/http/fields.server";
import { reportReasons, type Rule } from "~/moderation/reasons";
import { postLength } from "~/text/text-rules";

const noKeyMessage = "This form has lost its key. Send it once more.";

export const postFields = z.object({
  body: textField({ limit: postLength }),
  key: z.string(noKeyMessage).regex(/^[\w-]{8,64}$/, noKeyMessage),
});

export const reportFields = (rules: Rule[]) =>
  requireNoteForOther(z.object({ reason: reasonField(reportReasons(rules)), note: noteField }));
