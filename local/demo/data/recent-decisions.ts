import type { DemoAct } from "./types";

export const blocked: readonly DemoAct[] = [
  { when: [1, "13:02"], type: "report", by: "elif", post: "kofi-clown", reason: "harassment" },
  {
    when: [1, "13:05"],
    type: "report",
    by: "joao",
    post: "kofi-clown",
    reason: "harassment",
    note: "The last line is a threat, isn't it? I would rather not find out.",
  },
  {
    when: [1, "13:11"],
    type: "report",
    by: "minseo",
    post: "kofi-clown",
    reason: "violence",
    note: "“you'll be sorry”… 무서워요.",
  },
  {
    when: [1, "13:38"],
    type: "block",
    by: "mateo",
    member: "kofi",
    reason: "harassment",
    duration: "30d",
    note: "A threat to João, two weeks after a warning about the same. Anybody must be able to walk to the pitch.",
  },
];

/** Decisions with an open appeal. */
export const appealed: readonly DemoAct[] = [
  {
    when: [2, "22:48"],
    type: "report",
    by: "giorgos",
    post: "window",
    reason: "other",
    note: "I am in chapter thirty-eight!",
  },
  {
    when: [1, "08:31"],
    type: "warn",
    by: "mateo",
    post: "window",
    reason: "other",
    note: "It gives away the end that the whole club is reading towards. Write “spoiler” first, please.",
  },
  {
    when: [1, "16:31"],
    type: "report",
    by: "sunny",
    post: "breath",
    reason: "violence",
    note: "It says “do not breathe”!! I looked it up.",
  },
  {
    when: [1, "16:52"],
    type: "hide",
    by: "mateo",
    post: "breath",
    reason: "violence",
    note: "Tells people to stop breathing, says the translation.",
  },
  {
    when: [1, "17:40"],
    type: "appeal",
    by: "jonas",
    post: "breath",
    body: "It is about the town hall clock. For the first time in thirty-three days it ran forwards, and I asked those who stood under it not to breathe, because a cogwheel was held in place by hope alone.\n\nEverybody may breathe again now. May the post come back?",
  },
  {
    when: [1, "18:05"],
    type: "appeal",
    by: "priya",
    post: "window",
    body: "The book has thirty-nine chapters. I made the fortieth up, and Giorgos has forgiven me since he got there.",
  },
  {
    when: [0, "10:37"],
    type: "appeal",
    by: "kofi",
    body: "I was angry about the final and wrote it before I thought. I meant that he would be sorry to have missed the game, but I can see how it reads, and I'd say so to João's face.\n\nThirty days is the rest of the season. Would seven not do?",
  },
];

/** Decisions so recent that the reporters have not read their notices. */
export const unread: readonly DemoAct[] = [
  { when: [0, "20:19"], type: "report", by: "layla", post: "sofa", reason: "spam" },
  {
    when: [0, "20:33"],
    type: "report",
    by: "jonas",
    post: "sofa",
    reason: "spam",
    note: "Mein Sofa zahlt bisher nichts.",
  },
  { when: [0, "20:40"], type: "report", by: "priya", post: "sofa", reason: "spam" },
  {
    when: [0, "21:28"],
    type: "hide",
    by: "mei",
    post: "sofa",
    reason: "spam",
    note: "The third advertisement today.",
  },
];
