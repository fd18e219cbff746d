import type { PostsByDay } from "../types";

/** 35 to 29 days ago. */
export const firstWeek: PostsByDay = {
  35: [
    [
      "07:30",
      "amara",
      "Nnọọ! Welcome. This is our square: say hello, ask for a ladder, lend one. Any language will do, somebody here speaks it. Be as kind as you would be across a garden fence, because that is roughly where we all are.",
    ],
    ["07:34", "ruth", "HELLO. HOW DO I MAKE THE LETTERS SMALL"],
    [
      "07:41",
      "mei",
      "Ruth, there is a key on the left that says Caps Lock. Press it once, gently, as if it owed you money.",
    ],
    ["07:46", "ruth", "oh how lovely"],
    [
      "07:55",
      "yaw",
      "Good morning from the driver's seat of the 14 (parked, engine off, before anybody writes in). Timetable questions: ask me. Complaints: ask the roundabout.",
    ],
    [
      "12:40",
      "mateo",
      "¡Buenas! Busco gente para fútbol 5 los domingos. Nivel: nos levantamos después de caernos, y a veces hasta ayudamos al otro.",
    ],
    ["14:02", "kenichi", "はじめまして。定年後、夜空と俳句を少々。英語はゆっくりです。"],
    [
      "16:30",
      "camille",
      "La bibliothèque est là! On prête des livres, des parapluies et, sur demande, un avis. Les parapluies reviennent moins souvent.",
    ],
    [
      "18:20",
      "oksana",
      "Добрий вечір, сусіди. Я шию, лагоджу, скорочую штани. Штани можна приносити навіть із господарем.",
    ],
    [
      "20:15",
      "tom",
      "Plot 17, by the water tank. This year's pumpkin is called Gerald. He is 38 kilos and I talk to him more than to my brother.",
    ],
  ],
  34: [
    [
      "06:55",
      "yusuf",
      "صباح الخير. دكّاني عند زاوية السوق، الرقم 6. الخضار طازجة، والميزان صادق، وأنا كذلك حتى الساعة 10.",
    ],
    [
      "08:45",
      "joao",
      "Bom dia! Novo na cidade: trago uma guitarra, duas malas e zero toalhas. Onde se compram toalhas?",
    ],
    ["08:52", "lan", "I have three spare ones. House number 9, green door. Welcome!"],
    [
      "12:25",
      "lan",
      "Người mới này lịch sự quá: mượn ba cái khăn, trả lại bằng một ổ bánh ngô. Xóm mình lời to.",
    ],
    [
      "16:12",
      "jonas",
      "Die Rathausuhr ist stehen geblieben. 16:10. Ich war gerade drunter und schwöre, ich habe sie nicht angefasst.",
    ],
    [
      "16:30",
      "amara",
      "The town hall clock has stopped at ten past four. The supplier can come in eleven months. I am looking at Jonas. I am looking at Jonas very hard.",
    ],
    [
      "17:50",
      "giorgos",
      "Καλησπέρα. Ψάχνω αντίπαλο για τάβλι. Προειδοποιώ: χάνω άσχημα και κερδίζω χειρότερα.",
    ],
    ["19:40", "kenichi", "四時過ぎで\n止まる時計の\n長き秋"],
    ["21:12", "priya", "Somebody start a book club so that I can stop explaining novels to my rice cooker."],
  ],
  33: [
    ["10:10", "mei", "第一次在这里写字。我做面包，尤其是酸面包。酵母叫小白，比我早起，比我有脾气。"],
    [
      "11:30",
      "camille",
      "Priya, salle du fond, un mercredi sur deux, 19h30. Apportez vos opinions; les chaises sont fournies.",
    ],
    ["11:33", "priya", "अरे वाह! The rice cooker sends its congratulations."],
    ["16:20", "devon", "is there anyone else here under like. forty"],
    ["16:26", "ruth", "I was, four times over, if that helps? No. Twice over. I shall check."],
    [
      "17:45",
      "kofi",
      "Akwaaba to me! Kofi, goalkeeper, electrician, opinions on everything. Who has a team?",
    ],
    [
      "17:52",
      "mateo",
      "Kofi, mañana a las 10, cancha de abajo. Traé guantes. Y opiniones, pero después del partido.",
    ],
    ["19:30", "noa", "שלום לכולם! אני נועה, מנצחת על מקהלה של 22 אלטים, 9 בסים ו-0 טנורים. כן, קראתם נכון."],
    [
      "20:20",
      "layla",
      "مساء الخير. أترجم في النهار وأطبخ في الليل، وأحياناً أخلط بينهما: الأسبوع الماضي كتبتُ في عقدٍ «رشّة ملح».",
    ],
  ],
  32: [
    [
      "09:30",
      "zuza",
      "Dzień dobry! Trzy ule za torami, około stu tysięcy współpracownic. Miód będzie we wtorek. Żądła gratis.",
    ],
    ["12:15", "kofi", "Clean sheet! Well. A mostly clean sheet. There was mud on it and one ball."],
    ["12:20", "joao", "Joguei 20 minutos e agora conheço todos os meus músculos pelo nome."],
    [
      "17:05",
      "tom",
      "Gerald: 39.2 kilos. He has taken to leaning on the fence like a man waiting for the pub.",
    ],
    [
      "21:40",
      "ingrid",
      "Guten Abend. Retired physics teacher, forty years of chalk, one telescope. I intend to show you all Saturn, whether you like it or not. You will like it.",
    ],
  ],
  31: [
    [
      "08:05",
      "yaw",
      "To the gentleman who ran three stops beside my bus waving: I saw you. I thought you were exercising. I am so sorry. You looked very fit.",
    ],
    [
      "13:30",
      "minseo",
      "안녕하세요! 교환학생 민서입니다. 매운 거 좋아하는 분? 떡볶이를 너무 많이 만들었어요. 진짜로요. 냄비가 안 닫혀요.",
    ],
    ["13:38", "mei", "Noodles? Rice cakes? I am already on the stairs."],
    [
      "18:30",
      "jonas",
      "War oben im Uhrenturm. Befund: ein Zahnrad, zwei Tauben und ein Butterbrot von 1987. Das Butterbrot hält alles zusammen.",
    ],
    ["18:41", "siobhan", "Jonas do NOT eat it."],
    ["18:44", "jonas", "…"],
  ],
  30: [
    [
      "07:30",
      "ruth",
      "Question for the square. My neighbour feeds the gulls from her balcony and they now know my name. What does one do?",
    ],
    ["07:52", "amara", "Change your name, Ruth. It is easier than the form."],
    ["18:35", "selvi", "வணக்கம்! மூன்றாம் வகுப்பு ஆசிரியை நான். 31 குழந்தைகள், 31 கேள்விகள், ஒரே ஒரு குடை."],
    ["19:45", "noa", "חזרה ראשונה הערב. שרנו, צחקנו, ואז הגיע השכן מלמטה. חשבנו שבא להתלונן. הוא בס."],
    [
      "20:36",
      "jonas",
      "Werkzeugliste für die Uhr: Leiter, Öl, Stirnlampe, Taubenfutter, Mut.\nVorhanden: Leiter, Taubenfutter.",
    ],
  ],
  29: [
    [
      "07:45",
      "elif",
      "Merhaba! Her yere bisikletle giderim: işe, pazara, düğüne. Düğüne giderken gelinlik zincire takılmıştı ama o başka hikâye.",
    ],
    ["07:58", "camille", "Elif, on ne peut pas s'arrêter là. VOTRE mariage?"],
    ["08:04", "elif", "Hayır, ablamın. Hâlâ konuşmuyoruz. (Şaka. Tandem aldılar.)"],
    [
      "19:50",
      "siobhan",
      "Has anyone seen a cat? Black, one white sock (front left), answers to Biscuit, to \"dinner\", and to nothing else. He slipped out on Orchard Row about six. He's nine and thinks he's four. 🐈‍⬛",
    ],
    ["20:02", "lan", "Chưa thấy, nhưng để mình soi đèn ngoài vườn sau. Có con gì vừa làm đổ chậu húng."],
    ["20:31", "joao", "Vou ver na rua do mercado, vou lá passear a guitarra de qualquer maneira."],
    [
      "21:40",
      "priya",
      "The book club has its first novel: 480 pages, one lighthouse, a great deal of weather. I am told that it is slow at first. How long is first?",
    ],
    [
      "22:10",
      "siobhan",
      "Nothing yet. Leaving the kitchen window open and a tin of tuna on the sill. If you find a gull in my kitchen, Ruth, send it home.",
    ],
  ],
};
