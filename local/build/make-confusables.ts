// The command `npm run confusables`, which makes app/text/confusables.server.ts anew from Unicode's data.
import { writeFileSync } from "node:fs";
import { buildConfusables, confusablesFile } from "./confusables";

writeFileSync(confusablesFile, buildConfusables());
