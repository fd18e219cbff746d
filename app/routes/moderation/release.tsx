import { act } from "../../http/asking.server";
import { answerClaim } from "../../http/claim.server";
import { releaseCase } from "../../moderation/claim-case.server";

export { default } from "./case-form";

export const action = act((asking, form) =>
  answerClaim(asking, form, { run: releaseCase, done: "The case is free again." }),
);
