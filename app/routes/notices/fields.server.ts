import * as z from "zod";

/** `through`: the id of the newest notice to mark as read; null, also where it is invalid, for all. */
export const noticesReadFields = z.object({
  through: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .nullable()
    .catch(null),
});
