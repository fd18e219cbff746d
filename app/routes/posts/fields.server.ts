import * as z from "zod";
import { reasonAndNoteFields, requireNoteForOther, textField } from "~/http/forms/fields.server";
import type { Rule } from "~/moderation/reasons";
import { postLength } from "~/text/text-rules";

const noKeyMessage = "Part of this form got lost. Send it again.";

export const postFields = z.object({
  body: textField("post", { limit: postLength }),
  key: z.string(noKeyMessage).regex(/^[\w-]{8,64}$/, noKeyMessage),
});

export const reportFields = (rules: Rule[]) => requireNoteForOther(z.object(reasonAndNoteFields(rules)));
