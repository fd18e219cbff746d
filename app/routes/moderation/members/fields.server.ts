import * as z from "zod";
import { durationKeys, roles } from "~/db/vocabulary";
import { groundsFields, requireNoteForOther, textField } from "~/http/fields.server";
import { noteLength, type Rule } from "~/moderation/reasons";

export const blockFields = (rules: Rule[]) =>
  requireNoteForOther(
    z.object({ ...groundsFields(rules), duration: z.enum(durationKeys, "Choose for how long.") }),
  );

export const unblockFields = (rules: Rule[]) => requireNoteForOther(z.object(groundsFields(rules)));

export const memberNoteFields = () =>
  z.object({ note: textField({ limit: noteLength }).transform((value) => value.trim()) });

export const ignoreReportsFields = (rules: Rule[]) =>
  requireNoteForOther(
    z
      .object({ ...groundsFields(rules), ignore: z.enum(["yes", "no"]).default("yes") })
      .transform(({ ignore, ...grounds }) => ({ ...grounds, ignore: ignore === "yes" })),
  );

export const roleFields = (rules: Rule[]) =>
  requireNoteForOther(z.object({ ...groundsFields(rules), role: z.enum(roles, "Choose a role.") }));
