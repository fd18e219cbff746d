import { localIssuer } from "../../local/accounts";
import { prepareDatabase } from "../../local/database";
import { readPort } from "../../local/ports";
import { stateFolder } from "../../local/wrangler";
import { seedJourneys } from "./seed";

// Before Plaza is started: two processes that write to one database lock each other out.
await prepareDatabase({ state: stateFolder, issuer: localIssuer(readPort("IDENTITY_PORT", 4400)) });
await seedJourneys(stateFolder);
await import("../../local/start");
