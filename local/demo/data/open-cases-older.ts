import type { DemoAct } from "./types";

/** Cases that have been open since before yesterday. */
export const openCasesOlder: readonly DemoAct[] = [
  {
    when: [5, "17:05"],
    type: "report",
    by: "noa",
    post: "van",
    reason: "harassment",
    note: "A man's address, and a call to go there.",
  },
  { when: [5, "18:30"], type: "report", by: "jonas", post: "van", reason: "harassment" },
  {
    when: [4, "09:50"],
    type: "report",
    by: "elif",
    post: "van",
    reason: "other",
    note: "I know that van. He gives way to bicycles now. Please do not send people to his door.",
  },

  {
    when: [4, "18:05"],
    type: "report",
    by: "sunny",
    post: "freddo",
    reason: "violence",
    note: "wants people locked up??",
  },

  {
    when: [3, "12:10"],
    type: "report",
    by: "sunny",
    post: "leek",
    reason: "sexual",
    note: "not sure this is about a leek",
  },

  {
    when: [3, "18:05"],
    type: "report",
    by: "selvi",
    post: "fight",
    reason: "violence",
    note: "Older brothers of my pupils go there. Please be quick.",
  },
  { when: [3, "19:30"], type: "report", by: "bayo", post: "fight", reason: "violence" },

  { when: [2, "11:48"], type: "report", by: "layla", post: "gary-hate", reason: "hate" },
  {
    when: [2, "11:55"],
    type: "report",
    by: "rakesh",
    post: "gary-hate",
    reason: "hate",
    note: "मेरी दुकान इसी सड़क पर है। बाईस साल से।",
  },
  { when: [2, "12:10"], type: "report", by: "zuza", post: "gary-hate", reason: "hate" },
  {
    when: [2, "12:41"],
    type: "report",
    by: "yusuf",
    post: "gary-hate",
    reason: "hate",
    note: "يشتري من عندي كل يوم سبت، وأعطيه دائماً حبّة زيادة.",
  },
  {
    when: [2, "15:20"],
    type: "report",
    by: "priya",
    post: "gary-hate",
    reason: "harassment",
    note: "The second time this month; the last one was hidden.",
  },

  {
    when: [2, "20:58"],
    type: "report",
    by: "noa",
    post: "gary-choir",
    reason: "sexual",
    note: "I am the tall one. Please take it down.",
  },
  { when: [2, "21:20"], type: "report", by: "siobhan", post: "gary-choir", reason: "sexual" },
  {
    when: [2, "21:41"],
    type: "report",
    by: "priya",
    post: "gary-choir",
    reason: "harassment",
    note: "About one particular woman, to be read by everybody she sings with.",
  },
];

/** Dismissed once, and reported again by another member for another reason. */
export const reopened: readonly DemoAct[] = [
  {
    when: [3, "21:31"],
    type: "report",
    by: "gary",
    post: "drums-indoors",
    reason: "spam",
    note: "Advertising noise.",
  },
  {
    when: [2, "08:05"],
    type: "dismiss",
    by: "mei",
    post: "drums-indoors",
    note: "An invitation from a member, free of charge, and quieter than before.",
  },
  {
    when: [0, "12:20"],
    type: "report",
    by: "sunny",
    post: "drums-indoors",
    reason: "other",
    note: "it says fridays but the school hall is shut this friday, could someone correct it?",
  },
];
