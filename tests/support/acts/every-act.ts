import type { Database } from "~/db/client.server";
import type { makersFor } from "../database/makers";
import { type ActCase, setUpActs } from "./act-case";
import { appealActs } from "./appeal-acts";
import { caseActs } from "./case-acts";
import { memberActs } from "./member-acts";
import { postActs } from "./post-acts";
import { undoActs } from "./undo-acts";

/** Every act that changes anything, so that a rule for all acts is tested on all of them. */
export function everyAct(db: Database, makers: ReturnType<typeof makersFor>): Record<string, ActCase> {
  const setup = setUpActs(db, makers);
  return {
    ...postActs(setup),
    ...caseActs(setup),
    ...memberActs(setup),
    ...undoActs(setup),
    ...appealActs(setup),
  };
}
