import * as z from "zod";
import { durationKeys, roles } from "~/db/vocabulary";
import { groundsFields, requireNoteForOther, textField } from "~/http/fields.server";
import { noteLength } from "~/moderation/reasons";

export const blockFields = requireNoteForOther(
  z.object({ ...groundsFields, duration: z.enum(durationKeys, "Choose for how long.") }),
);

export const unblockFields = requireNoteForOther(z.object(groundsFields));

export const memberNoteFields = z.object({
  note: textField({ limit: noteLength }).transform((value) => value.trim()),
});

export const ignoreReportsFields = requireNoteForOther(
  z
    .object({ ...groundsFields, ignore: z.enum(["yes", "no"]).default("yes") })
    .transform(({ ignore, ...grounds }) => ({ ...grounds, ignore: ignore === "yes" })),
);

export const roleFields = requireNoteForOther(
  z.object({ ...groundsFields, role: z.enum(roles, "Choose a role.") }),
);
