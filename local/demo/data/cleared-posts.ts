import type { DemoAct } from "./types";

/** Decided cases whose posts are visible in the end. */
export const clearedPosts: readonly DemoAct[] = [
  {
    when: [25, "20:02"],
    type: "report",
    by: "kofi",
    post: "basil",
    reason: "violence",
    note: "She says she has killed somebody called Basil.",
  },
  { when: [25, "20:19"], type: "hide", by: "mateo", post: "basil", reason: "violence" },
  {
    when: [25, "20:41"],
    type: "appeal",
    by: "camille",
    post: "basil",
    body: "Basilic est une plante. Elle est morte de soif, ou de trop d'eau, je ne sais plus. I talk to my herbs. I do not murder people.",
  },
  {
    when: [25, "20:58"],
    type: "overturn",
    by: "amara",
    post: "basil",
    note: "It is about a plant. The post is back, with our apologies.",
  },
  {
    when: [25, "21:02"],
    type: "dismiss",
    by: "amara",
    post: "basil",
    note: "Basil is a herb. My condolences all the same.",
  },

  {
    when: [22, "13:30"],
    type: "report",
    by: "gary",
    post: "ukrainian",
    reason: "other",
    note: "Not in English.",
  },
  {
    when: [22, "14:02"],
    type: "dismiss",
    by: "mateo",
    post: "ukrainian",
    note: "Every language is welcome here. It is about apple cake.",
  },

  {
    when: [21, "10:05"],
    type: "report",
    by: "gary",
    post: "shouting",
    reason: "harassment",
    note: "Shouting at the whole town.",
  },
  {
    when: [21, "10:31"],
    type: "dismiss",
    by: "mei",
    post: "shouting",
    note: "Ruth is 81, has found Caps Lock, and says good morning.",
  },

  {
    when: [20, "09:10"],
    type: "report",
    by: "gary",
    post: "prices",
    reason: "spam",
    note: "Adverts, every single day.",
  },
  { when: [20, "09:42"], type: "hide", by: "mateo", post: "prices", reason: "spam" },
  {
    when: [20, "11:15"],
    type: "unhide",
    by: "mei",
    post: "prices",
    note: "Abu Yusuf's prices of the day. Half the street shops by them.",
  },

  {
    when: [13, "17:20"],
    type: "report",
    by: "gary",
    post: "kickflip",
    reason: "spam",
    note: "Link to some video.",
  },
  {
    when: [13, "17:46"],
    type: "hide",
    by: "mateo",
    post: "kickflip",
    reason: "spam",
    note: "A bare link to a video.",
  },
  {
    when: [13, "18:20"],
    type: "unhide",
    by: "amara",
    post: "kickflip",
    note: "His own film of learning a trick, posted once. Sorry, Devon.",
  },

  { when: [4, "16:30"], type: "report", by: "gary", post: "ride", reason: "spam" },
  { when: [4, "16:41"], type: "hide", by: "mateo", post: "ride", reason: "spam" },
  { when: [4, "16:43"], type: "undo", by: "mateo", post: "ride" },
  {
    when: [4, "17:10"],
    type: "dismiss",
    by: "mei",
    post: "ride",
    note: "The route of her own Sunday ride.",
  },
];
