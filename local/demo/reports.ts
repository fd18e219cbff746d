import type { Act } from "./story";

const roles: readonly Act[] = [
  {
    when: [37, "18:20"],
    does: "assign role",
    by: null,
    member: "amara",
    role: "admin",
    reason: "other",
    note: "The first admin.",
  },
  {
    when: [36, "09:00"],
    does: "assign role",
    by: "amara",
    member: "mateo",
    role: "moderator",
    reason: "other",
    note: "Knows everybody on both sides of the river, and sleeps little.",
  },
  {
    when: [36, "09:02"],
    does: "assign role",
    by: "amara",
    member: "mei",
    role: "moderator",
    reason: "other",
    note: "Up with the bread at four: the early watch is hers.",
  },
];

const deletions: readonly Act[] = [
  { when: [23, "08:40"], does: "delete", by: "minseo", post: "soup" },
  { when: [20, "15:44"], does: "delete", by: "tom", post: "cushion" },
  { when: [6, "19:02"], does: "delete", by: "gary", post: "gary-drums" },
  { when: [4, "19:13"], does: "delete", by: "lan", post: "wrong-hour" },
  // Its case stays open: two have reported it by then.
  { when: [1, "22:45"], does: "delete", by: "devon", post: "fossils" },
];

const decided: readonly Act[] = [
  {
    when: [25, "20:02"],
    does: "report",
    by: "kofi",
    post: "basil",
    reason: "violence",
    note: "She says she has killed somebody called Basil.",
  },
  { when: [25, "20:19"], does: "hide", by: "mateo", post: "basil", reason: "violence" },
  {
    when: [25, "20:41"],
    does: "appeal",
    by: "camille",
    post: "basil",
    body: "Basilic est une plante. Elle est morte de soif, ou de trop d'eau, je ne sais plus. I talk to my herbs. I do not murder people.",
  },
  {
    when: [25, "20:58"],
    does: "overturn",
    by: "amara",
    post: "basil",
    note: "It is about a plant. The post is back, with our apologies.",
  },
  {
    when: [25, "21:02"],
    does: "dismiss",
    by: "amara",
    post: "basil",
    reason: "other",
    note: "Basil is a herb. My condolences all the same.",
  },

  {
    when: [22, "13:30"],
    does: "report",
    by: "gary",
    post: "ukrainian",
    reason: "other",
    note: "Not in English.",
  },
  {
    when: [22, "14:02"],
    does: "dismiss",
    by: "mateo",
    post: "ukrainian",
    reason: "other",
    note: "Every language is welcome here. It is about apple cake.",
  },

  {
    when: [21, "10:05"],
    does: "report",
    by: "gary",
    post: "shouting",
    reason: "harassment",
    note: "Shouting at the whole town.",
  },
  {
    when: [21, "10:31"],
    does: "dismiss",
    by: "mei",
    post: "shouting",
    reason: "other",
    note: "Ruth is 81, has found Caps Lock, and says good morning.",
  },

  {
    when: [20, "09:10"],
    does: "report",
    by: "gary",
    post: "prices",
    reason: "spam",
    note: "Adverts, every single day.",
  },
  { when: [20, "09:42"], does: "hide", by: "mateo", post: "prices", reason: "spam" },
  {
    when: [20, "11:15"],
    does: "unhide",
    by: "mei",
    post: "prices",
    reason: "mistake",
    note: "Abu Yusuf's prices of the day. Half the street shops by them.",
  },

  {
    when: [18, "15:05"],
    does: "report",
    by: "layla",
    post: "gary-ruin",
    reason: "hate",
    note: "He praises one of us in order to insult the rest.",
  },
  { when: [18, "15:20"], does: "report", by: "aminata", post: "gary-ruin", reason: "hate" },
  {
    when: [18, "15:31"],
    does: "dismiss",
    by: "mei",
    post: "gary-ruin",
    reason: "other",
    note: "A complaint about a parking space.",
  },
  // She had the wrong row under her finger.
  { when: [18, "15:32"], does: "undo", by: "mei", post: "gary-ruin" },
  {
    when: [18, "15:44"],
    does: "hide",
    by: "mateo",
    post: "gary-ruin",
    reason: "hate",
    note: "It judges people by where they were born. The first half could have stood.",
  },

  { when: [16, "12:50"], does: "report", by: "joao", post: "kofi-cheat", reason: "harassment" },
  {
    when: [16, "12:55"],
    does: "report",
    by: "elif",
    post: "kofi-cheat",
    reason: "harassment",
    note: "Maç bitti, bu hakaret bitmedi.",
  },
  {
    when: [16, "13:10"],
    does: "hide",
    by: "mei",
    post: "kofi-cheat",
    reason: "harassment",
    note: "Argue about the whistle, not about the man. Next time it will be a block.",
  },

  {
    when: [14, "16:02"],
    does: "report",
    by: "priya",
    post: "kez-ruth",
    reason: "harassment",
    note: "Cruel, and about the person least likely to answer in kind.",
  },
  { when: [14, "16:05"], does: "report", by: "siobhan", post: "kez-ruth", reason: "harassment" },
  { when: [14, "16:11"], does: "report", by: "jonas", post: "kez-ruth", reason: "harassment" },
  {
    when: [14, "16:20"],
    does: "hide",
    by: "amara",
    post: "kez-ruth",
    reason: "harassment",
    note: "An attack on a person, by name.",
  },
  {
    when: [14, "17:30"],
    does: "appeal",
    by: "kez",
    post: "kez-ruth",
    body: "it was a joke?? she posts every 5 minutes, everyone thinks it, i just said it",
  },
  {
    when: [13, "08:40"],
    does: "uphold",
    by: "mei",
    post: "kez-ruth",
    note: "A joke would need somebody to laugh. Say what you think of her posts, not what you wish upon her.",
  },

  { when: [13, "07:10"], does: "report", by: "jonas", post: "watches", reason: "spam" },
  {
    when: [13, "07:44"],
    does: "report",
    by: "tom",
    post: "watches",
    reason: "spam",
    note: "I have a watch. It's the clock that's broken.",
  },
  { when: [13, "08:15"], does: "hide", by: "mei", post: "watches", reason: "spam" },
  {
    when: [12, "09:31"],
    does: "hide",
    by: "mei",
    post: "watches-again",
    reason: "spam",
    note: "The same advertisement as yesterday.",
  },

  {
    when: [13, "17:20"],
    does: "report",
    by: "gary",
    post: "kickflip",
    reason: "spam",
    note: "Link to some video.",
  },
  {
    when: [13, "17:46"],
    does: "hide",
    by: "mateo",
    post: "kickflip",
    reason: "spam",
    note: "A bare link to a video.",
  },
  {
    when: [13, "18:20"],
    does: "unhide",
    by: "amara",
    post: "kickflip",
    reason: "mistake",
    note: "His own film of learning a trick, posted once. Sorry, Devon.",
  },

  { when: [11, "14:40"], does: "report", by: "rakesh", post: "loans", reason: "spam" },
  {
    when: [11, "15:02"],
    does: "report",
    by: "layla",
    post: "loans",
    reason: "illegal",
    note: "Lending without a licence. My cousin lost a car to people like these.",
  },
  { when: [11, "15:30"], does: "hide", by: "mateo", post: "loans", reason: "spam" },

  {
    when: [10, "16:41"],
    does: "hide",
    by: "mateo",
    post: "phone",
    reason: "harassment",
    note: "Somebody's telephone number, with a call to pester them.",
  },

  { when: [8, "06:20"], does: "report", by: "yaw", post: "passports", reason: "illegal" },
  {
    when: [8, "07:55"],
    does: "report",
    by: "camille",
    post: "passports",
    reason: "illegal",
    note: "Des faux papiers, tout simplement.",
  },
  {
    when: [8, "08:21"],
    does: "hide",
    by: "amara",
    post: "passports",
    reason: "illegal",
    note: "Offers forged documents.",
  },

  { when: [6, "06:31"], does: "report", by: "camille", post: "singles", reason: "sexual" },
  {
    when: [6, "06:52"],
    does: "report",
    by: "joao",
    post: "singles",
    reason: "spam",
    note: "There are 41 people in my street. I have counted.",
  },
  {
    when: [6, "07:05"],
    does: "hide",
    by: "mei",
    post: "singles",
    reason: "sexual",
    note: "And an advertisement besides.",
  },

  { when: [4, "16:30"], does: "report", by: "gary", post: "ride", reason: "spam" },
  { when: [4, "16:41"], does: "hide", by: "mateo", post: "ride", reason: "spam" },
  { when: [4, "16:43"], does: "undo", by: "mateo", post: "ride" },
  {
    when: [4, "17:10"],
    does: "dismiss",
    by: "mei",
    post: "ride",
    reason: "other",
    note: "The route of her own Sunday ride.",
  },
];

const blocked: readonly Act[] = [
  { when: [1, "13:02"], does: "report", by: "elif", post: "kofi-clown", reason: "harassment" },
  {
    when: [1, "13:05"],
    does: "report",
    by: "joao",
    post: "kofi-clown",
    reason: "harassment",
    note: "The last line is a threat, isn't it? I would rather not find out.",
  },
  {
    when: [1, "13:11"],
    does: "report",
    by: "minseo",
    post: "kofi-clown",
    reason: "violence",
    note: "“you'll be sorry”… 무서워요.",
  },
  {
    when: [1, "13:38"],
    does: "block",
    by: "mateo",
    member: "kofi",
    reason: "harassment",
    duration: "30d",
    note: "A threat to João, two weeks after a warning about the same. Anybody must be able to walk to the pitch.",
  },
];

/** Decided, and not yet to everybody's satisfaction. */
const appealed: readonly Act[] = [
  {
    when: [1, "16:31"],
    does: "report",
    by: "sunny",
    post: "breath",
    reason: "violence",
    note: "It says “do not breathe”!! I looked it up.",
  },
  {
    when: [1, "16:52"],
    does: "hide",
    by: "mateo",
    post: "breath",
    reason: "violence",
    note: "Tells people to stop breathing, says the translation.",
  },
  {
    when: [1, "17:40"],
    does: "appeal",
    by: "jonas",
    post: "breath",
    body: "It is about the town hall clock. For the first time in thirty-three days it ran forwards, and I asked those who stood under it not to breathe, because a cogwheel was held in place by hope alone.\n\nEverybody may breathe again now. May the post come back?",
  },
  {
    when: [0, "10:37"],
    does: "appeal",
    by: "kofi",
    body: "I was angry about the final and wrote it before I thought. I meant that he would be sorry to have missed the game, but I can see how it reads, and I'd say so to João's face.\n\nThirty days is the rest of the season. Would seven not do?",
  },
];

/** Decided so lately that those who reported it have not heard yet. */
const unheard: readonly Act[] = [
  { when: [0, "20:19"], does: "report", by: "layla", post: "sofa", reason: "spam" },
  {
    when: [0, "20:33"],
    does: "report",
    by: "jonas",
    post: "sofa",
    reason: "spam",
    note: "Mein Sofa zahlt bisher nichts.",
  },
  { when: [0, "20:40"], does: "report", by: "priya", post: "sofa", reason: "spam" },
  {
    when: [0, "21:28"],
    does: "hide",
    by: "mei",
    post: "sofa",
    reason: "spam",
    note: "The third advertisement today.",
  },
];

const open: readonly Act[] = [
  {
    when: [5, "17:05"],
    does: "report",
    by: "noa",
    post: "van",
    reason: "harassment",
    note: "A man's address, and a call to go there.",
  },
  { when: [5, "18:30"], does: "report", by: "jonas", post: "van", reason: "harassment" },
  {
    when: [4, "09:50"],
    does: "report",
    by: "elif",
    post: "van",
    reason: "other",
    note: "I know that van. He gives way to bicycles now. Please do not send people to his door.",
  },

  {
    when: [4, "18:05"],
    does: "report",
    by: "sunny",
    post: "freddo",
    reason: "violence",
    note: "wants people locked up??",
  },

  {
    when: [3, "12:10"],
    does: "report",
    by: "sunny",
    post: "leek",
    reason: "sexual",
    note: "not sure this is about a leek",
  },

  {
    when: [3, "18:05"],
    does: "report",
    by: "selvi",
    post: "fight",
    reason: "violence",
    note: "Older brothers of my pupils go there. Please be quick.",
  },
  { when: [3, "19:30"], does: "report", by: "bayo", post: "fight", reason: "violence" },

  { when: [2, "11:48"], does: "report", by: "layla", post: "gary-hate", reason: "hate" },
  {
    when: [2, "11:55"],
    does: "report",
    by: "rakesh",
    post: "gary-hate",
    reason: "hate",
    note: "मेरी दुकान इसी सड़क पर है। बाईस साल से।",
  },
  { when: [2, "12:10"], does: "report", by: "zuza", post: "gary-hate", reason: "hate" },
  {
    when: [2, "12:41"],
    does: "report",
    by: "yusuf",
    post: "gary-hate",
    reason: "hate",
    note: "يشتري من عندي كل يوم سبت، وأعطيه دائماً حبّة زيادة.",
  },
  {
    when: [2, "15:20"],
    does: "report",
    by: "priya",
    post: "gary-hate",
    reason: "harassment",
    note: "The second time this month; the last one was hidden.",
  },

  {
    when: [2, "20:58"],
    does: "report",
    by: "noa",
    post: "gary-choir",
    reason: "sexual",
    note: "I am the tall one. Please take it down.",
  },
  { when: [2, "21:20"], does: "report", by: "siobhan", post: "gary-choir", reason: "sexual" },
  {
    when: [2, "21:41"],
    does: "report",
    by: "priya",
    post: "gary-choir",
    reason: "harassment",
    note: "About one particular woman, to be read by everybody she sings with.",
  },

  {
    when: [1, "09:20"],
    does: "report",
    by: "yaw",
    post: "licences",
    reason: "illegal",
    note: "The same people as last week. I drive for a living, this makes me cross.",
  },
  { when: [1, "10:02"], does: "report", by: "selvi", post: "licences", reason: "illegal" },

  {
    when: [1, "14:10"],
    does: "report",
    by: "gary",
    post: "mateo-bibs",
    reason: "harassment",
    note: "Threatens people with laundry. One rule for moderators, is it?",
  },

  {
    when: [1, "18:30"],
    does: "report",
    by: "giorgos",
    post: "free-rides",
    reason: "illegal",
    note: "Explains how to ride without paying. That it does not work is no excuse.",
  },

  {
    when: [1, "21:55"],
    does: "report",
    by: "rakesh",
    post: "spoiler",
    reason: "other",
    note: "It gives away the ending. I was on chapter thirty.",
  },
  {
    when: [1, "22:01"],
    does: "report",
    by: "kayan",
    post: "spoiler",
    reason: "other",
    note: "劇透！阿嫲仲未睇完！",
  },

  { when: [1, "22:37"], does: "report", by: "sunny", post: "fossils", reason: "harassment" },
  {
    when: [1, "22:40"],
    does: "report",
    by: "giorgos",
    post: "fossils",
    reason: "hate",
    note: "Against all who are over thirty. I am forty-nine, and hurt.",
  },

  {
    when: [0, "09:31"],
    does: "report",
    by: "jonas",
    post: "followers",
    reason: "spam",
    note: "Zehntausend Follower, und keiner davon kann löten.",
  },
  { when: [0, "10:05"], does: "report", by: "oksana", post: "followers", reason: "spam" },
  { when: [0, "12:50"], does: "report", by: "layla", post: "followers", reason: "spam" },

  {
    when: [0, "18:45"],
    does: "report",
    by: "devon",
    post: "gary-bat",
    reason: "violence",
    note: "thats us he means. most of us are 14",
  },
  {
    when: [0, "18:53"],
    does: "report",
    by: "ruth",
    post: "gary-bat",
    reason: "violence",
    note: "He will say that he did not mean it. It says what it says.",
  },
  { when: [0, "19:40"], does: "report", by: "aminata", post: "gary-bat", reason: "violence" },

  { when: [0, "21:10"], does: "report", by: "tom", post: "winner", reason: "spam" },
  {
    when: [0, "21:24"],
    does: "report",
    by: "lan",
    post: "winner",
    reason: "spam",
    note: "Nhà mình có 4 người, cả 4 đều “trúng” điện thoại này.",
  },
];

/** Dismissed once, and reported again by somebody else for another reason. */
const openAgain: readonly Act[] = [
  {
    when: [3, "21:31"],
    does: "report",
    by: "gary",
    post: "drums-indoors",
    reason: "spam",
    note: "Advertising noise.",
  },
  {
    when: [2, "08:05"],
    does: "dismiss",
    by: "mei",
    post: "drums-indoors",
    reason: "other",
    note: "An invitation from a member, free of charge, and quieter than before.",
  },
  {
    when: [0, "12:20"],
    does: "report",
    by: "sunny",
    post: "drums-indoors",
    reason: "other",
    note: "it says fridays but the school hall is shut this friday, could someone correct it?",
  },
];

/** What the story holds beside posts: roles, second thoughts, reports, decisions, a block, appeals. */
export const acts: readonly Act[] = [
  ...roles,
  ...deletions,
  ...decided,
  ...blocked,
  ...appealed,
  ...unheard,
  ...open,
  ...openAgain,
];
