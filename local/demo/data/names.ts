import type { DemoAct } from "./types";

export const names: readonly DemoAct[] = [
  { when: [33, "16:04"], type: "change name", by: "devon", name: "devon 🛹" },
  { when: [16, "15:42"], type: "change name", by: "kez", name: "kez_09" },
  {
    when: [6, "12:20"],
    type: "reset name",
    by: "mei",
    member: "steps",
    reason: "other",
    note: "Reads like an account of the town's own, and it isn't one. Choose a name that says who you are.",
  },
];
