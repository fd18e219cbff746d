import { clearedPosts } from "./cleared-posts";
import { hiddenPosts } from "./hidden-posts";
import { openCasesNewer } from "./open-cases-newer";
import { openCasesOlder, reopened } from "./open-cases-older";
import { appealed, blocked, unread } from "./recent-decisions";
import { names } from "./names";
import { roles } from "./roles";
import type { DemoAct } from "./types";

const deletions: readonly DemoAct[] = [
  { when: [23, "08:40"], type: "delete", by: "minseo", post: "soup" },
  { when: [20, "15:44"], type: "delete", by: "tom", post: "cushion" },
  { when: [6, "19:02"], type: "delete", by: "gary", post: "gary-drums" },
  { when: [5, "21:14"], type: "delete account", by: "wim" },
  { when: [4, "19:13"], type: "delete", by: "lan", post: "wrong-hour" },
  // Reported twice before, so its case stays open.
  { when: [1, "22:45"], type: "delete", by: "devon", post: "fossils" },
];

/** All acts except writing posts. Acts in the same minute happen in the order of this list. */
export const acts: readonly DemoAct[] = [
  ...roles,
  ...names,
  ...deletions,
  ...clearedPosts,
  ...hiddenPosts,
  ...blocked,
  ...appealed,
  ...unread,
  ...openCasesOlder,
  ...openCasesNewer,
  ...reopened,
];
