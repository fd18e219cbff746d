import type { PostsByDay } from "../types";

export const sixToFourDaysAgo: PostsByDay = {
  6: [
    [
      "02:40",
      "dealz",
      "Lonely tonight? 300 women in YOUR street want to meet you, no strings, photos inside 💋 https://example.com/tonight",
      "singles",
    ],
    [
      "06:50",
      "yaw",
      "Maakye, everybody. The diversion on Mill Lane ends on Sunday. I have been going round that roundabout for so long that it waves at me.",
    ],
    [
      "07:22",
      "yusuf",
      "صباح الخير. وصل اليوم 30 كيلو من البرتقال، الكيلو بـ 1.60. ومن يشتري 3 كيلو يأخذ معها نكتة مجاناً.",
    ],
    ["07:40", "layla", "خالي أبو يوسف، سمعتُ نكتة أمس. أريد أن أدفع أكثر ولا أسمعها."],
    [
      "09:15",
      "jonas",
      "Habe heute die Rathausuhr zum ersten Mal angeworfen. Sie läuft! Leider rückwärts. Vorteil: Wir werden alle jünger.",
    ],
    [
      "09:31",
      "ruth",
      "I looked up at the clock and it was ten to nine, then a quarter to nine. Jonas, leave it. I have plans for 1962.",
    ],
    [
      "09:44",
      "amara",
      "As a public body we cannot go back to 1962. But I have asked for an extra hour in bed.",
    ],
    [
      "12:20",
      "elif",
      "Yarın tamir kahvesine bisikletimin zilini getiriyorum. Çalıyor ama sadece ben istemeyince.",
    ],
    ["12:31", "jonas", "Elif, that is a software problem. Bring it."],
    [
      "14:05",
      "selvi",
      "குழந்தைகள் வரைந்த 23 பூனைப் படங்கள் நூலகச் சுவரில். எல்லாமே பிஸ்கட். ஒன்று மட்டும் நாய்; ஆனால் அதன் பெயரும் பிஸ்கட்.",
    ],
    [
      "16:48",
      "camille",
      "Je confirme: vingt-trois portraits d'un chat noir à chaussette blanche, dont un chien. Exposition ouverte jusqu'à la fin du mois, entrée libre, vernissage au jus de pomme.",
    ],
    ["18:02", "gary", "Drums in the square AGAIN. Some of us worked today.", "gary-drums"],
    [
      "18:09",
      "bayo",
      "Gary, ẹ kú iṣẹ́! Well done on your work. We stop at 7 on the dot, as agreed. There is a spare drum with your name on it. I mean it: the children painted it.",
    ],
    [
      "19:35",
      "priya",
      "Page 212. If one more character in this novel walks slowly to a window, I will board up the windows myself.",
    ],
    ["20:10", "mei", "明天修理咖啡馆，我带两个蛋糕：一个柚子的，一个没熟的。开玩笑，两个都熟了。"],
    [
      "21:03",
      "tom",
      "Allotment at dusk: one robin, one frog, one pensioner with a head torch looking for his other glove. The robin was no help.",
    ],
    [
      "21:40",
      "devon",
      "council replied!! ramp light is APPROVED. i read the email to my nan twice and she clapped both times",
    ],
    [
      "22:15",
      "ingrid",
      "Moonset at 22:51, then properly dark. If you are awake, go outside for two minutes, let your eyes settle, and look for the smudge above Cassiopeia's W. That light left home two and a half million years ago.",
    ],
  ],
  5: [
    [
      "08:12",
      "jonas",
      "Repair café, 10 to 2, library basement. Bring what is broken. Please not relationships; last time it took all morning and we had no parts.",
    ],
    ["08:30", "rakesh", "अदरक वाली चाय का बड़ा पतीला लेकर आ रहा हूँ। टूटी हुई चीज़: मेरा धैर्य। क्या वह ठीक होगा?"],
    [
      "10:25",
      "ruth",
      "My toaster is being operated on. Two young men and a lady engineer. I have been told to wait outside as if it were a husband.",
    ],
    ["11:02", "ruth", "IT POPS"],
    [
      "11:04",
      "joao",
      "A torradeira da Ruth saltou e a sala inteira bateu palmas. Fui lá arranjar um candeeiro e saí com três amigos e uma torrada.",
    ],
    [
      "12:18",
      "elif",
      "Zil tamir edildi. Jonas içinden 1 çakıl, 2 yaprak ve küçük bir örümcek çıkardı. Örümceğin keyfi yerindeydi.",
    ],
    [
      "13:50",
      "jonas",
      "Bilanz: 31 Dinge gebracht, 24 repariert, 4 in Würde verabschiedet, 3 waren nur nicht eingesteckt.",
    ],
    ["14:22", "oksana", "Зашила 9 курток і одного плюшевого ведмедя. Ведмідь тримався мужньо."],
    ["15:10", "noa", "חזרה מיוחדת היום ב-17:00. מי ששר בס, לבוא עם צעיף. מי ששר טנור: פשוט לבוא!!!"],
    [
      "16:33",
      "sunny",
      "To whoever keeps leaving the grey van across the dropped kerb on Orchard Row: plate ends in 7KX, you live at number 22 with the yellow door, and I know where you work. People, go and tell him what you think of him.",
      "van",
    ],
    [
      "17:20",
      "kayan",
      "今日喺維修咖啡店整返阿嫲部收音機。一開，居然播緊佢後生嗰陣首歌。阿嫲冇出聲，淨係笑。",
    ],
    [
      "18:44",
      "amara",
      "Ka-yan's grandmother and the radio: I had something in my eye for ten minutes. So did the whole soldering table, and that is a safety matter.",
    ],
    ["20:02", "mateo", "Mañana a las 10, cancha de abajo. Traigan barro, que falta poco. ⚽"],
    [
      "20:40",
      "lan",
      "Ai để quên một chiếc găng tay len đỏ ở tiệm sửa đồ? Mình đang giữ. Chỉ một chiếc, tay trái.",
    ],
    [
      "20:58",
      "tom",
      "Red, left hand, smells faintly of leeks? Lan, that glove and I have been through a lot.",
    ],
    [
      "22:05",
      "minseo",
      "오늘의 교훈: 헤드폰이 고장 난 게 아니라 이어패드에 머리카락이 한 뭉치... 조용히 집에 왔습니다 🫠",
    ],
  ],
  4: [
    [
      "08:40",
      "yaw",
      "Mill Lane is open! The 14 runs straight again. To the roundabout: it's not you, it's me.",
    ],
    [
      "09:20",
      "aminata",
      "Dix kilomètres avant le petit-déjeuner. Le brouillard était si épais que j'ai dit bonjour à une boîte aux lettres.",
    ],
    ["10:55", "joao", "Primeira parte: 3 a 3, um cão em campo, árbitro sou eu. Rezem por mim."],
    ["12:10", "mateo", "Final: 6 a 5. El perro fue el mejor de la cancha y lo sabe."],
    ["12:31", "kofi", "Chale, that second goal was NEVER offside. I was standing right there."],
    ["12:36", "joao", "Kofi, estavas ali de pé porque estavas fora de jogo. 😅"],
    ["13:02", "devon", "the dog had more touches than me and im not even mad"],
    [
      "15:15",
      "zuza",
      "Ostatni słoik wrzosowego miodu sprzedany. Pszczoły proszą przekazać, że do wiosny są nieczynne.",
    ],
    [
      "16:06",
      "elif",
      "Pazar turu: 41 km, 5 kişi, 1 patlak lastik, 3 çeşit börek. Rota burada: https://example.org/rides/river-loop",
      "ride",
    ],
    [
      "17:30",
      "giorgos",
      "Whoever puts cinnamon on a freddo espresso should be sent to prison, and the spoon with them.",
      "freddo",
    ],
    [
      "17:41",
      "camille",
      "Γιώργο, chez nous on y met de la cannelle depuis 1998. Je viendrai en prison avec une bonne pile de livres.",
    ],
    ["17:48", "giorgos", "Camille, you will have the good cell. With a window. To walk slowly to."],
    [
      "18:20",
      "priya",
      "GIORGOS. That is the first sign that anybody else has read past chapter nine. I could weep.",
    ],
    ["19:12", "lan", "Sáng mai chợ mở lúc 6 giờ nhé. À không, 7 giờ!", "wrong-hour"],
    [
      "19:14",
      "lan",
      "Chợ sáng mai mở lúc 7 giờ. Mình ghi lại cho đúng, kẻo có người đứng run một tiếng như tuần trước. Xin lỗi Tom.",
    ],
    ["20:33", "kenichi", "時計塔\n戻る針にも\n霜降りて"],
    ["21:17", "rakesh", "साइकिल वालों के बोरेक बच गए थे। अब नहीं बचे।"],
    ["22:30", "kofi", "Still not offside. Just saying. Goodnight."],
  ],
};
