import type { DemoAct } from "./types";

export const roles: readonly DemoAct[] = [
  {
    when: [37, "18:20"],
    type: "assign role",
    by: null,
    member: "amara",
    role: "admin",
    note: "The first admin.",
  },
  {
    when: [36, "09:00"],
    type: "assign role",
    by: "amara",
    member: "mateo",
    role: "moderator",
    note: "Knows everybody on both sides of the river, and sleeps little.",
  },
  {
    when: [36, "09:02"],
    type: "assign role",
    by: "amara",
    member: "mei",
    role: "moderator",
    note: "Up with the bread at four: the early watch is hers.",
  },
];
