import type { PostsByDay } from "../types";

/** 13 to 7 days ago. */
export const fourthWeek: PostsByDay = {
  13: [
    [
      "03:30",
      "dealz",
      "BRAND WATCHES 90% OFF!!! Same factory same box nobody can tell. Today only ⌚ https://example.com/watches-90",
      "watches",
    ],
    [
      "08:02",
      "amara",
      "Harvest supper tomorrow, six o'clock, under the market roof. Long table, bring a plate, a fork and a story. The pumpkins are weighed at five. Bribes for the scales should be handed in by noon.",
    ],
    ["12:18", "giorgos", "Θα φέρω ελιές και μία ιστορία. Οι ελιές είναι αληθινές."],
    [
      "16:10",
      "devon",
      "filmed my first proper kickflip!! 47 tries, 46 of them are the funny part https://example.org/devon/kickflip",
      "kickflip",
    ],
    [
      "18:44",
      "ingrid",
      "Shooting stars tonight, up to twenty an hour, the best of the season. Hill, ten o'clock, blankets. I have waited for this since spring.",
    ],
    ["21:47", "tom", "Lovely clear evening for it!"],
    ["22:06", "ingrid", "Fog. From nowhere. In nineteen minutes."],
    ["22:09", "tom", "In fairness it was lovely when I said it."],
  ],
  12: [
    [
      "09:20",
      "dealz",
      "BRAND WATCHES 90% OFF!!! Last chance last chance ⌚⌚ https://example.com/watches-90",
      "watches-again",
    ],
    ["11:32", "lan", "Nem cuốn xong rồi: 120 cái. Chồng mình “thử” hết 20 cái. Vậy là 100 cái nhé."],
    ["17:25", "tom", "GERALD: 61.4 KILOS."],
    [
      "17:31",
      "ingrid",
      "Mine: 61.6. I did not mention that I grew one? It was an experiment about light. It has no name; it has a number.",
    ],
    ["17:33", "tom", "Two hundred grams. Beaten by a number."],
    ["17:40", "selvi", "தோல்வி இல்லை டாம்! மாணவர்கள் ஜெரால்டுக்குத் தனிப் பரிசு கொடுத்தார்கள்: “மிக அன்பான பூசணி”."],
    [
      "20:50",
      "layla",
      "Gerald served seventy-four people. Cumin, lemon, a little smoke. Tom had three bowls and cried in one of them; it needed the salt.",
    ],
    [
      "21:15",
      "joao",
      "Toquei guitarra, o Adébáyọ̀ tocou tambor, a avó da Ka-yan ganhou 12 euros às cartas. Melhor sábado desde que cheguei.",
    ],
    [
      "22:40",
      "aminata",
      "On a chanté en huit langues la même chanson, et personne ne connaissait le deuxième couplet dans aucune.",
    ],
  ],
  11: [
    ["09:50", "tom", "Kept the seeds. Drying on the windowsill. There'll be a Geraldine."],
    ["10:40", "gary", "Soup was good. Credit where it's due."],
    [
      "14:20",
      "dealz",
      "CASH LOANS no questions, money in 5 minutes, bad credit OK 💸💸 https://example.com/cash-now",
      "loans",
    ],
    [
      "16:30",
      "yaw",
      "Sunday on the 14: two prams, one tuba, a wedding cake in its own seat with the belt on. Everybody arrived whole.",
    ],
    ["19:45", "lan", "Mai chợ mở 6 giờ sáng nhé bà con, có rau mới!"],
    [
      "21:24",
      "minseo",
      "하루 종일 번역기랑 싸웠어요. ‘정’을 영어로 뭐라고 해요? 그냥... 여기 같은 거라고 썼어요.",
    ],
  ],
  10: [
    [
      "07:05",
      "tom",
      "Been outside the market since six. It opens at seven. There's a pigeon here who also believed it.",
    ],
    [
      "07:12",
      "lan",
      "Trời ơi, mình viết nhầm! Tom, lại đây, cà phê nóng và một bó cải miễn phí. Cho cả bồ câu nữa.",
    ],
    ["16:25", "kez", "everyone ring this number and bark, its the snitch from the ramp 🐶 555 0142", "phone"],
    [
      "18:50",
      "elif",
      "Bugün ilk kez biri bana yol verip bir de el salladı. Gri kamyonet! Seni affettim. Şimdilik.",
    ],
    ["20:33", "noa", 'חדשות: הבס שלוקח הכול מילולית הביא היום "עוד רגש" בקופסה. עוגיות. עבד מצוין.'],
  ],
  9: [
    [
      "06:35",
      "yaw",
      "Siobhán. Depot. Now. He is asleep in the lost property, on a tuba case. I have closed the door and I am standing in front of it. Bring the basket.",
    ],
    ["06:37", "siobhan", "RUNNING"],
    [
      "07:02",
      "siobhan",
      "I have him. I have him. I have him. One white sock, smells of diesel and sardines, purring like the number 14. Thank you. Thank you all, every one of you, I can't type.",
    ],
    ["07:04", "ruth", "Oh, my dear. Oh, well done, everybody."],
    ["07:05", "joao", "BISCOITO!!!"],
    ["07:06", "elif", "Bisküvi!!! 😭😭"],
    ["07:07", "mei", "🎉🎉🎉 饼干回家了！"],
    ["07:08", "rakesh", "आज चाय मुफ़्त। सबके लिए। बिस्कुट के नाम पर, बिस्कुट के साथ।"],
    ["07:15", "kofi", "Best news of the month! Biscuit 1, World 0. Medaase, Yaw!"],
    ["07:20", "gary", "Told you. Depot."],
    [
      "12:05",
      "siobhan",
      'The full list so far, from 20 days away: he\'s been Señor Bigotes on a sofa, The Inspector at the fish stall, Supervisor at the depot, 小黑 behind the bakery and "sir" to Mr. Pike, who bought him salmon and told nobody. Five names and five dinners. No wonder he never once rang home.',
    ],
    ["17:10", "gary", "It was on offer."],
    ["19:30", "kenichi", "帰り来て\n知らぬ顔なる\n炬燵猫"],
  ],
  8: [
    [
      "05:02",
      "permits",
      "Passports and work permits of any country, ready in three days, registered in the system. Discreet. Pay half first: https://example.com/permits",
      "passports",
    ],
    [
      "08:33",
      "camille",
      "La biographie non autorisée du chat est commandée. Cinq chapitres, cinq noms. Devon illustre, Selvi relit, et moi, je fais semblant de ne pas pleurer à la page 3.",
    ],
    [
      "15:20",
      "bayo",
      'My daughter, six, on why she prefers the talking drum: "It listens first." I have nothing to add. I have been a drummer for thirty years, and I have nothing to add.',
    ],
    [
      "16:45",
      "priya",
      "Took the children of my building to the library: 👧🏽👦🏿👧🏻👦🏽 plus one dad 👨‍👧‍👦 plus one dog who was asked to wait and did not. Borrowed: 31 books. Returned: one dad.",
    ],
    ["18:05", "sunny", "does anyone know when the bins go out on Orchard Row? asking before i smell"],
    ["18:12", "tom", "Tuesday brown, Friday green, and whenever Gary puts his out, the rest of us run."],
    [
      "21:30",
      "ingrid",
      "Mondfinsternis im Frühjahr, bitte vormerken. Tom, dich schicken wir an diesem Abend zu deinem Bruder.",
    ],
  ],
  7: [
    [
      "07:28",
      "mei",
      "Ka-yan's grandmother came for scallion pancakes and stayed to correct my folding. She was right. Thirty years I've been folding like a tourist. 👩‍🍳",
    ],
    ["12:10", "oksana", "Перший сніг! Тридцять секунд, чотири сніжинки, але я бачила."],
    ["12:14", "kayan", "雪！我同阿嫲衝咗出露台，得返一粒，落咗喺佢眼鏡上面。佢話嗰粒係佢嘅。"],
    ["12:19", "minseo", "눈이다!!!"],
    [
      "16:40",
      "zuza",
      "Czapki z głów: dzieci z trzeciej klasy zrobiły dla uli kołderki z filcu. Pszczoły nie potrzebują. Ja potrzebowałam.",
    ],
    [
      "19:55",
      "aminata",
      "Vingt-deux dossiers de chaises pour le concert, cousus à la main. J'ai brodé un petit chat sur un seul. À vous de trouver lequel.",
    ],
    ["22:12", "giorgos", "Η ρεβάνς με τον Ντέβον: 7-2. Βελτιώνομαι."],
  ],
};
