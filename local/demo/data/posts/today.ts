import type { PostsByDay } from "../types";

/** The day on which the demo is loaded. */
export const today: PostsByDay = {
  0: [
    [
      "06:42",
      "yaw",
      "Ice on the windscreen, frost on the mirrors, and a flask the size of a fire extinguisher. The 14 leaves on time today. I say that every day; today I have witnesses.",
    ],
    [
      "07:05",
      "ruth",
      "Good morning. Three degrees on the windowsill, and the robin is back on the clothes post. That is the news.",
    ],
    [
      "07:20",
      "yusuf",
      "صباح الخير يا أهل الساحة ☀️\nاليوم عندنا: رمّان بـ 2.50 للكيلو، وسفرجل بـ 1.80، وآخر 12 كيلو من التين.\nنفتح الساعة 7:30، والشاي على النار.",
    ],
    ["07:58", "elif", "Bisikletle 12 dakika, 14 numarayla 25. Yaw, seni seviyorum ama rakamlar ortada. 🚲"],
    ["08:03", "yaw", "Elif, my bus has heating. And me."],
    [
      "08:41",
      "selvi",
      "இன்று மூன்றாம் வகுப்பில் ஒரு கேள்வி: “மழையின் வீடு எங்கே?” பதில் தெரிந்தவர்கள் நாளைக்குள் சொல்லுங்கள், 31 பேர் காத்திருக்கிறார்கள்.",
    ],
    [
      "09:12",
      "dealz",
      "🔥🔥 10,000 REAL FOLLOWERS for only 4.99!!! Our customers are FAMOUS. Limited time, card not needed 👉 https://example.com/famous-now",
      "followers",
    ],
    [
      "10:15",
      "mei",
      "小白 (my sourdough starter: three years old, no manners) climbed out of the jar in the night. It is on the bread bin, the kettle and the calendar. I'm baking four loaves to restore order. They go to whoever comes first.",
    ],
    ["10:24", "mei", "Tom was here in nine minutes. In slippers. Two loaves left."],
    ["10:31", "tom", "They're outdoor slippers."],
    ["10:40", "kayan", "留返個畀我呀！我搭緊14號，就到喇。"],
    ["10:43", "mei", "给你留着。不急，反正14路也不急。"],
    [
      "12:05",
      "noa",
      "עוד יומיים לקונצרט! שבת ב-19:30, האולם שליד הספרייה. חסר לנו עדיין טנור 1. אפילו חצי טנור.",
    ],
    ["12:12", "giorgos", "Τενόρος δεν είμαι, αλλά φωνάζω στο τάβλι κάθε απόγευμα. Μετράει;"],
    ["12:15", "noa", "מתקבל!"],
    [
      "13:31",
      "camille",
      "Un livre est revenu ce matin avec vingt-deux ans de retard. Dedans: un ticket de bus, une fleur séchée et un mot d'excuse de trois pages. On a oublié l'amende et gardé la fleur.",
    ],
    [
      "14:20",
      "jonas",
      "Rathausuhr, Tag 34: Sie geht. Vorwärts. Seit 22 Stunden. Ich habe einen Zettel an die Leiter gehängt: „Bitte nicht loben, sie hört zu.“",
    ],
    [
      "15:06",
      "zuza",
      "Kto zostawił na ławce termos z rosołem i karteczkę „dla zmarzniętych”? Byłam zmarznięta. Dziękuję. Termos umyty, czeka w bibliotece.",
    ],
    [
      "16:10",
      "devon",
      "RAMP LIGHT IS ON!!! skated till dark and then just… kept skating 🛹✨ also ruth is terrifyingly good at fractions",
    ],
    ["16:25", "ruth", "He did eleven in a row and ate nine scones. I consider both a personal record."],
    [
      "17:02",
      "lan",
      "Tối nay mình nấu phở, dư đúng 6 tô. Ai đói thì ghé nhà số 9, cửa xanh. Nhớ mang theo hộp nhé! 🍜",
    ],
    ["17:04", "joao", "A caminho."],
    ["17:05", "minseo", "저도요! 국물 냄새가 벌써 3층까지 올라왔어요 😭"],
    [
      "17:26",
      "lan",
      "Hết sạch! Hai mươi phút, không còn một cọng hành. Thứ Năm tuần sau mình nấu nồi to hơn.",
    ],
    [
      "18:05",
      "oksana",
      "Закінчила рушник для концерту: 41 година, три голки і одна кішка, яка вважає себе співавторкою.",
    ],
    [
      "18:38",
      "gary",
      "Now there's a floodlight so they can skate all night. Somebody should take a bat to those boards, and to the legs on top of them. They'd learn quick enough.",
      "gary-bat",
    ],
    [
      "19:08",
      "siobhan",
      "For all who ask (that is all of you): Biscuit is asleep on the radiator, heavier than when he ran away, and shows no remorse. 🐈‍⬛",
    ],
    [
      "19:24",
      "priya",
      'Things found in library books this week, a poem:\na bus ticket to the sea,\na shopping list that says only "lemons, courage",\na photograph of somebody\'s excellent dog,\nand pressed at page 90, four leaves of a clover\nthat had been looking for its owner\nlonger than I have been alive.',
    ],
    [
      "19:30",
      "ingrid",
      'Clear until midnight! Pleiades from the hill at half past eight. I bring the big telescope, Rakesh brings tea. Please, nobody say the words "lovely clear evening" aloud. You all remember last time.',
    ],
    ["19:34", "tom", "Lovely clear evening."],
    ["19:35", "ingrid", "TOM."],
    [
      "20:04",
      "dealz",
      "Earn 900 a day from your SOFA, no skills, no boss, ask me how 🛋️💰 First 50 neighbours only: https://example.com/sofa-money",
      "sofa",
    ],
    ["20:12", "kenichi", "すばるまで\n届きそうなる\n白い息"],
    ["20:31", "rakesh", "पहाड़ी पर 11 लोग, 1 दूरबीन, 2 लीटर चाय। दूरबीन के लिए लाइन है; चाय के लिए उससे भी लंबी।"],
    ["20:44", "ingrid", "Clouds."],
    ["20:46", "tom", "I'll get my coat."],
    [
      "20:50",
      "dealz",
      "CONGRATULATIONS neighbour!! You have been selected for a FREE phone 🎁 only pay the postage, hurry, 3 left: https://example.com/winner?id=plaza",
      "winner",
    ],
    [
      "20:58",
      "layla",
      "Word of the night: «سهر». To stay up late, for no reason but good company. Eleven people on a cold hill, looking at clouds: that is it exactly. What is it called where you come from?",
    ],
    ["21:02", "jonas", "Wir haben nur „Sitzfleisch“. Das ist nicht dasselbe."],
    ["21:05", "joao", "Serão. De preferência com bolo."],
    ["21:09", "minseo", "우리는 ‘밤샘 수다’요. 단어가 두 개라서 두 배로 늦게 자요."],
    ["21:14", "ruth", "We called it not going to bed."],
    [
      "21:21",
      "amara",
      "The clouds have parted! Eleven people cheering on a hill; I heard it in my kitchen with the radio on. 🔭 Ka chi foo, Plaza. Sleep well when you get to it.",
    ],
    ["21:26", "mateo", "Yo oí el grito y pensé: gol."],
  ],
};
