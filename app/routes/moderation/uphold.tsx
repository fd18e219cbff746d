import { act } from "../../http/asking.server";
import { answerAppeal } from "../../http/answer-appeal.server";
import { upholdAppeal } from "../../moderation/decide-appeal.server";

export { default } from "./appeal-form";

export const action = act((asking, form) =>
  answerAppeal(asking, form, {
    run: upholdAppeal,
    done: "The act stays as it is, and the person has your reply.",
  }),
);
