import type { DemoAct } from "./types";

/** Decided cases whose posts are hidden. */
export const hiddenPosts: readonly DemoAct[] = [
  {
    when: [18, "15:05"],
    type: "report",
    by: "layla",
    post: "gary-ruin",
    reason: "hate",
    note: "He praises one of us in order to insult the rest.",
  },
  { when: [18, "15:20"], type: "report", by: "aminata", post: "gary-ruin", reason: "hate" },
  {
    when: [18, "15:31"],
    type: "dismiss",
    by: "mei",
    post: "gary-ruin",
    note: "A complaint about a parking space.",
  },
  // She dismissed the wrong case.
  { when: [18, "15:32"], type: "undo", by: "mei", post: "gary-ruin" },
  {
    when: [18, "15:44"],
    type: "hide",
    by: "mateo",
    post: "gary-ruin",
    reason: "hate",
    note: "It judges people by where they were born. The first half could have stood.",
  },

  { when: [16, "12:50"], type: "report", by: "joao", post: "kofi-cheat", reason: "harassment" },
  {
    when: [16, "12:55"],
    type: "report",
    by: "elif",
    post: "kofi-cheat",
    reason: "harassment",
    note: "Maç bitti, bu hakaret bitmedi.",
  },
  {
    when: [16, "13:10"],
    type: "hide",
    by: "mei",
    post: "kofi-cheat",
    reason: "harassment",
    note: "Argue about the whistle, not about the man. Next time it will be a block.",
  },

  {
    when: [14, "16:02"],
    type: "report",
    by: "priya",
    post: "kez-ruth",
    reason: "harassment",
    note: "Cruel, and about the person least likely to answer in kind.",
  },
  { when: [14, "16:05"], type: "report", by: "siobhan", post: "kez-ruth", reason: "harassment" },
  { when: [14, "16:11"], type: "report", by: "jonas", post: "kez-ruth", reason: "harassment" },
  {
    when: [14, "16:20"],
    type: "hide",
    by: "amara",
    post: "kez-ruth",
    reason: "harassment",
    note: "An attack on a person, by name.",
  },
  {
    when: [14, "17:30"],
    type: "appeal",
    by: "kez",
    post: "kez-ruth",
    body: "it was a joke?? she posts every 5 minutes, everyone thinks it, i just said it",
  },
  {
    when: [13, "08:40"],
    type: "uphold",
    by: "mei",
    post: "kez-ruth",
    note: "A joke would need somebody to laugh. Say what you think of her posts, not what you wish upon her.",
  },

  { when: [13, "07:10"], type: "report", by: "jonas", post: "watches", reason: "spam" },
  {
    when: [13, "07:44"],
    type: "report",
    by: "tom",
    post: "watches",
    reason: "spam",
    note: "I have a watch. It's the clock that's broken.",
  },
  { when: [13, "08:15"], type: "hide", by: "mei", post: "watches", reason: "spam" },

  {
    when: [12, "09:31"],
    type: "hide",
    by: "mei",
    post: "watches-again",
    reason: "spam",
    note: "The same advertisement as yesterday.",
  },

  { when: [11, "14:40"], type: "report", by: "rakesh", post: "loans", reason: "spam" },
  {
    when: [11, "15:02"],
    type: "report",
    by: "layla",
    post: "loans",
    reason: "illegal",
    note: "Lending without a licence. My cousin lost a car to people like these.",
  },
  { when: [11, "15:30"], type: "hide", by: "mateo", post: "loans", reason: "spam" },

  {
    when: [10, "16:41"],
    type: "hide",
    by: "mateo",
    post: "phone",
    reason: "harassment",
    note: "Somebody's telephone number, with a call to pester them.",
  },

  { when: [8, "06:20"], type: "report", by: "yaw", post: "passports", reason: "illegal" },
  {
    when: [8, "07:55"],
    type: "report",
    by: "camille",
    post: "passports",
    reason: "illegal",
    note: "Des faux papiers, tout simplement.",
  },
  {
    when: [8, "08:21"],
    type: "hide",
    by: "amara",
    post: "passports",
    reason: "illegal",
    note: "Offers forged documents.",
  },

  { when: [6, "06:31"], type: "report", by: "camille", post: "singles", reason: "sexual" },
  {
    when: [6, "06:52"],
    type: "report",
    by: "joao",
    post: "singles",
    reason: "spam",
    note: "There are 41 people in my street. I have counted.",
  },
  {
    when: [6, "07:05"],
    type: "hide",
    by: "mei",
    post: "singles",
    reason: "sexual",
    note: "And an advertisement besides.",
  },
];
