import * as z from "zod";

/** The newest notice that was shown; without one, or with nonsense, all that there are. */
export const noticesReadFields = z.object({
  through: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .nullable()
    .catch(null),
});
