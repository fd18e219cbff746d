import * as z from "zod";
import { durationKeys, roles } from "~/db/vocabulary";
import { noteField, reasonAndNoteFields, requireNoteForOther, textField } from "~/http/forms/fields.server";
import { noteLength, type Rule } from "~/moderation/reasons";

export const blockFields = (rules: Rule[]) =>
  requireNoteForOther(
    z.object({ ...reasonAndNoteFields(rules), duration: z.enum(durationKeys, "Choose for how long.") }),
  );

export const resetNameFields = (rules: Rule[]) =>
  requireNoteForOther(z.object({ ...reasonAndNoteFields(rules), name: z.string().optional() }));

export const unblockFields = () => z.object({ note: noteField });

export const memberNoteFields = () =>
  z.object({ note: textField("note", { limit: noteLength }).transform((value) => value.trim()) });

export const ignoreReportsFields = (rules: Rule[]) =>
  z.discriminatedUnion("ignore", [
    requireNoteForOther(
      z.object({
        ignore: z
          .literal("yes")
          .optional()
          .transform((): true => true),
        ...reasonAndNoteFields(rules),
      }),
    ),
    z.object({ ignore: z.literal("no").transform((): false => false), note: noteField }),
  ]);

export const roleFields = () => z.object({ note: noteField, role: z.enum(roles, "Choose a role.") });
