import * as z from "zod";
import { textField } from "~/http/forms/fields.server";
import { appealLength } from "~/moderation/appeals/words";

export const appealFields = z.object({ body: textField("appeal", { limit: appealLength }) });
