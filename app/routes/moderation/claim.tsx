import { act } from "../../http/asking.server";
import { answerClaim } from "../../http/claim.server";
import { claimCase } from "../../moderation/claim-case.server";

export { default } from "./case-form";

export const action = act((asking, form) =>
  answerClaim(asking, form, { run: claimCase, done: "The case is yours for ten minutes." }),
);
