import { act } from "../../http/asking.server";
import { answerAppeal } from "../../http/answer-appeal.server";
import { overturnAppeal } from "../../moderation/decide-appeal.server";

export { default } from "./appeal-form";

export const action = act((asking, form) =>
  answerAppeal(asking, form, {
    run: overturnAppeal,
    done: "The act is undone, and the person has your reply.",
  }),
);
