import type { PostsByDay } from "../types";

/** 20 to 14 days ago. */
export const thirdWeek: PostsByDay = {
  20: [
    [
      "10:20",
      "wim",
      "Hallo allemaal. Only here until the summer, for a job at the harbour. Where do people swim?",
    ],
    [
      "07:35",
      "yusuf",
      "عرض الجمعة: ليمون 1.20، نعناع 0.50 للحزمة، وباذنجان 1.40.\nاتصلوا أو مرّوا: الزاوية، رقم 6. الأسعار حتى الساعة 18:00.",
      "prices",
    ],
    [
      "08:50",
      "amara",
      'Permission granted: Jonas may climb the town hall tower with tools. The insurance form asked for the nature of the risk. I wrote "pigeons, sandwich".',
    ],
    [
      "13:14",
      "zuza",
      "Czyja jest czerwona rękawiczka na płocie przy działkach? Prawa. Wygląda, jakby machała.",
    ],
    ["13:20", "siobhan", "Waved back at it this morning before I'd my lenses in. We're on good terms now."],
    ["15:41", "tom", "FOUND HIM! Biscuit! Under the tarpaulin at plot 17! Nobody move!", "cushion"],
    ["15:46", "tom", "It was a cushion. Carry on."],
    [
      "17:15",
      "bayo",
      "First circle: fourteen drums, two saucepans, one baby with perfect time. Ẹ ṣé o, all of you!",
    ],
    [
      "20:05",
      "ingrid",
      "Frage eines Drittklässlers heute: „Wenn das Licht so alt ist, ist es dann müde?“ Vierzig Jahre Unterricht, und darauf habe ich keine bessere Antwort als: vielleicht.",
    ],
  ],
  19: [
    [
      "08:22",
      "lan",
      "Cả xóm ơi, ai thấy con mèo đen một vớ trắng ở chợ cá không? Cô bán cá bảo nó đến mỗi sáng, ngồi ngay ngắn như khách quen.",
    ],
    ["08:30", "siobhan", "On my way in pyjamas and a coat. Nobody look at my feet."],
    [
      "09:12",
      "siobhan",
      "Missed him by four minutes. The fish lady calls him The Inspector. He has a regular order.",
    ],
    [
      "10:05",
      "mei",
      "Bake sale for the tower ladder:\n12 loaves – gone by 9:20\n40 buns – gone by 9:35\n1 experiment with beetroot – still here, and looking at me",
    ],
    ["11:40", "rakesh", "मैच के बीच में बारिश, और बारिश के बीच में समोसे। कुल मिलाकर हम जीते।"],
    ["17:20", "sunny", "hi all, just moved in on Orchard Row!! is it always this chatty"],
    ["17:24", "tom", "No, sometimes we're asleep."],
    [
      "19:42",
      "jonas",
      "Drei Regeln aus 12 Jahren Reparieren. Erstens: Erst nachsehen, ob der Stecker steckt. Zweitens: Die Schraube, die übrig bleibt, war nie so wichtig, wie man fürchtet, außer bei Uhren. Drittens: Wer Kaputtes bringt, will meistens nur reden. Also Kaffee aufsetzen, dann erst löten. ☕",
    ],
    [
      "21:50",
      "camille",
      "Quelqu'un a rendu « L'Art de la concision », 900 pages. Il en manque le début et la fin. Hommage.",
    ],
  ],
  18: [
    [
      "07:40",
      "wim",
      "Found it: the steps behind the old customs house. Cold enough to wake the whole harbour.",
    ],
    [
      "11:20",
      "joao",
      "Arbitrei pela primeira vez. Aprendi palavras novas em cinco línguas, três delas sobre a minha mãe.",
    ],
    [
      "11:42",
      "kofi",
      "João, with respect: was that a whistle or a kettle? Blow it like you mean it next time! Good game anyway.",
    ],
    [
      "14:33",
      "gary",
      "Fair's fair, the lad with the guitar reffed all right. But there's too many of them on that pitch now who weren't born here and don't know how we do things. They ruin every place they come to.",
      "gary-ruin",
    ],
    [
      "16:15",
      "elif",
      "Rüzgâr o kadar sertti ki yokuş aşağı pedal çevirdim. Hayat da böyle işte. Neyse, pazardan kestane aldım.",
    ],
    [
      "19:28",
      "oksana",
      "Каштани від Еліф, чай від Ракеша, плед від мене. Хто каже, що неділя закінчується рано?",
    ],
    [
      "21:08",
      "priya",
      'Sunday evening, and I have counted: eleven walks to the window so far. The sea has been grey in nine of them. In two it was "like slate". Slate, Camille.',
    ],
  ],
  17: [
    [
      "09:00",
      "amara",
      "Bench, final count: blue 41, green 41, black with flames 1. So I asked the shop for a compromise, and they sent orange by mistake. It's on. It's rather wonderful. Meeting closed.",
    ],
    ["09:07", "tom", "I'd have voted orange if it had been offered. For Gerald."],
    ["09:15", "giorgos", "Πορτοκαλί. Εντάξει. Αλλά το λέω μπλε μέσα μου."],
    [
      "15:48",
      "selvi",
      "புதிய ஆரஞ்சுப் பலகையில் முதலில் உட்கார்ந்தது யார் தெரியுமா? பெயிண்ட் காயும் முன் நான். சான்று என் சேலையில்.",
    ],
    [
      "16:02",
      "aminata",
      "Selvi, apportez-moi le sari. Je sais faire disparaître l'orange. Ou, sinon, je sais en mettre partout pour que ça ait l'air voulu.",
    ],
    ["20:30", "mei", "葱油饼的秘诀：水要烫，面要懒，人要有耐心。我有其中两样。"],
  ],
  16: [
    [
      "07:50",
      "minseo",
      "14번 버스에서 졸다가 종점까지 갔는데 기사님이 “다시 가요, 학생” 하고 그대로 데려다주셨어요. 울 뻔.",
    ],
    ["07:56", "yaw", "You slept through eleven stops and one accordion. I would not have dared."],
    [
      "12:44",
      "kofi",
      "João is a cheat and a liar, and everyone who plays with him knows it. Go back to wherever you learned to ref, you pathetic little man.",
      "kofi-cheat",
    ],
    ["12:58", "mateo", "Kofi, pará un poco. Un lateral mal cobrado no vale un amigo. Hablemos con un café."],
    ["16:05", "kez", "alright. kez. skate, bmx, whatever"],
    [
      "16:11",
      "devon",
      "yoo welcome. ramp rota is on the fence, mind the nail on the left side it has history",
    ],
    [
      "19:33",
      "noa",
      'מישהו השאיר לנו מתחת לדלת פתק: "אתם מזייפים רק בצד שמאל". בדקנו. זה נכון. תודה, אנונימי!',
    ],
    [
      "22:01",
      "layla",
      "Forty pages of tractor manual translated since breakfast. I now dream in torque. If anyone needs to know how tight to do up a wheel nut in Arabic, this is your moment.",
    ],
  ],
  15: [
    [
      "07:02",
      "rakesh",
      "आज पहली बार किसी ने मेरी चाय में दूध वापस माँगा। कहा, “बहुत ज़्यादा प्यार है।” मैंने कहा, वही तो नुस्ख़ा है।",
    ],
    ["10:20", "tom", "Gerald: 55 kilos. Plot 18 has complained about the shade."],
    ["13:37", "kayan", "阿嫲問：「點解個南瓜有名，我就叫阿嫲？」……阿嫲叫陳美玲。大家記住。"],
    ["13:50", "ruth", "How do you do, Chan Mei-ling. I am Ruth. Does she play cards?"],
    ["14:05", "kayan", "She says: only for money."],
    [
      "20:48",
      "sunny",
      "Wholesome request!! my mum's visiting, she's shy, uses a wheelchair and loves trains. Where do I take her on a Sunday?",
    ],
    [
      "20:55",
      "yaw",
      "Platform 1 has a ramp and the best view of the viaduct. The steam special passes at 11.10. Tell the driver it's her birthday; he whistles. It needn't be her birthday.",
    ],
    [
      "21:20",
      "priya",
      "Eight people, one plate of pakoras, and a vote: seven of us like the fog best. It has the most lines.",
    ],
  ],
  14: [
    [
      "08:40",
      "siobhan",
      "Two weeks and a day. I've put the tuna out every night and every morning it's gone, and I think now it's half the street's cats and Mr. Pike. But I'll keep putting it out.",
    ],
    ["08:47", "gary", "I do not eat the tuna."],
    ["08:49", "gary", "Saw him Tuesday though. Bus depot. Scanned well."],
    [
      "09:03",
      "yaw",
      "The depot?! We have a cat at the depot. We call him Supervisor. He came two weeks ago and approved my timesheet.",
    ],
    [
      "15:55",
      "kez",
      "that old woman ruth is a senile waste of space, someone take her phone off her before she bores us all to death lol",
      "kez-ruth",
    ],
    ["18:30", "kenichi", "猫を呼ぶ\n声のあかりや\n路地の秋"],
    [
      "19:10",
      "zuza",
      "Sprawdziłam zajezdnię. Kota brak, ale na krześle kierownika leży koc i miska z napisem NADZÓR.",
    ],
  ],
};
