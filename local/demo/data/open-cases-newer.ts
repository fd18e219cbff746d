import type { DemoAct } from "./types";

/** Cases opened since yesterday. */
export const openCasesNewer: readonly DemoAct[] = [
  {
    when: [1, "09:20"],
    type: "report",
    by: "yaw",
    post: "licences",
    reason: "illegal",
    note: "The same people as last week. I drive for a living, this makes me cross.",
  },
  { when: [1, "10:02"], type: "report", by: "selvi", post: "licences", reason: "illegal" },

  {
    when: [1, "14:10"],
    type: "report",
    by: "gary",
    post: "mateo-bibs",
    reason: "harassment",
    note: "Threatens people with laundry. One rule for moderators, is it?",
  },

  {
    when: [1, "18:30"],
    type: "report",
    by: "giorgos",
    post: "free-rides",
    reason: "illegal",
    note: "Explains how to ride without paying. That it does not work is no excuse.",
  },

  {
    when: [1, "21:55"],
    type: "report",
    by: "rakesh",
    post: "spoiler",
    reason: "other",
    note: "It gives away the ending. I was on chapter thirty.",
  },
  {
    when: [1, "22:01"],
    type: "report",
    by: "kayan",
    post: "spoiler",
    reason: "other",
    note: "劇透！阿嫲仲未睇完！",
  },

  { when: [1, "22:37"], type: "report", by: "sunny", post: "fossils", reason: "harassment" },
  {
    when: [1, "22:40"],
    type: "report",
    by: "giorgos",
    post: "fossils",
    reason: "hate",
    note: "Against all who are over thirty. I am forty-nine, and hurt.",
  },

  {
    when: [0, "09:31"],
    type: "report",
    by: "jonas",
    post: "followers",
    reason: "spam",
    note: "Zehntausend Follower, und keiner davon kann löten.",
  },
  { when: [0, "10:05"], type: "report", by: "oksana", post: "followers", reason: "spam" },
  { when: [0, "12:50"], type: "report", by: "layla", post: "followers", reason: "spam" },

  {
    when: [0, "18:45"],
    type: "report",
    by: "devon",
    post: "gary-bat",
    reason: "violence",
    note: "thats us he means. most of us are 14",
  },
  {
    when: [0, "18:53"],
    type: "report",
    by: "ruth",
    post: "gary-bat",
    reason: "violence",
    note: "He will say that he did not mean it. It says what it says.",
  },
  { when: [0, "19:40"], type: "report", by: "aminata", post: "gary-bat", reason: "violence" },

  { when: [0, "21:10"], type: "report", by: "tom", post: "winner", reason: "spam" },
  {
    when: [0, "21:24"],
    type: "report",
    by: "lan",
    post: "winner",
    reason: "spam",
    note: "Nhà mình có 4 người, cả 4 đều “trúng” điện thoại này.",
  },
];
