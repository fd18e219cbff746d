import { act } from "../../http/asking.server";
import { answerClaim, releasing } from "../../http/claim.server";

export { default } from "./case-form";

export const action = act((asking, form) => answerClaim(asking, form, releasing));
