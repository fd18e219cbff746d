import type { PostsByDay } from "../types";

/** 28 to 21 days ago. */
export const secondWeek: PostsByDay = {
  28: [
    ["07:20", "siobhan", "He didn't come home. The tuna's gone, though. So is the tin."],
    ["09:05", "selvi", "வகுப்பில் 31 துப்பறிவாளர்கள் தயார். கேள்வி பட்டியல்: பூனை எங்கே? ஏன்? அதற்கும் வீட்டுப்பாடம் உண்டா?"],
    ["12:48", "devon", "saw a black cat by the skate ramp but it had 2 white socks. asked it anyway"],
    [
      "19:20",
      "aminata",
      "Bonsoir! Je suis Aminata, couturière et coureuse. Je couds des robes, je cours après le bus. Le 14, surtout.",
    ],
    ["19:24", "yaw", "Aminata, I have seen you run. I wait now only to give you a fair race."],
    [
      "20:40",
      "ingrid",
      'Saturn tonight, low in the south, left of the water tower. Rings tilted nicely. Anyone who says "it looks like a sticker" will be asked to leave and come back.',
    ],
  ],
  27: [
    [
      "08:25",
      "rakesh",
      "नमस्ते पड़ोसियो! राकेश, चायवाला, क्रिकेट का पुराना दीवाना। दुकान स्टेशन के सामने है। उधार केवल उन्हें जो 90 साल से ऊपर हों और माता-पिता के साथ आएँ।",
    ],
    ["08:31", "ruth", "I have nine years to find my parents. Put the kettle on, Rakesh."],
    [
      "12:00",
      "amara",
      "The bench by the fountain needs paint. We have a budget of one tin. Blue or green? Say so here by the end of next week. Daalụ!",
    ],
    ["12:03", "tom", "Green."],
    ["12:04", "giorgos", "Μπλε. Εννοείται."],
    ["12:06", "zuza", "Zielona!"],
    ["12:11", "oksana", "Синя. Зелених лавок повно, а синя буде одна, і на ній хотітиметься помовчати."],
    ["12:30", "devon", "black with flames"],
    [
      "16:20",
      "kofi",
      "Rewired the fairy lights on the market roof. If they blink, that's art. If they go out, that's Jonas.",
    ],
    [
      "18:15",
      "lan",
      "Cập nhật về Biscuit: con mèo làm đổ chậu húng nhà mình là mèo khác. Nó ở lại ăn tối luôn rồi.",
    ],
  ],
  26: [
    [
      "08:00",
      "jonas",
      "Erstes Repair-Café heute! Zehn bis zwei, Bibliothekskeller. Wir haben sechs Lötkolben, einen Plan und Kuchen. Der Plan ist am unsichersten.",
    ],
    [
      "11:10",
      "ruth",
      "Took in my toaster. They said, come back next time, it needs a part. I said, so do I.",
    ],
    ["13:30", "minseo", "고장 난 선풍기 들고 갔다가 고쳐서 나왔어요. 겨울에 쓸 선풍기가 생겼습니다 👏"],
    [
      "14:35",
      "jonas",
      "Danke euch! 19 Sachen, 14 gerettet. Ein Radiowecker spielt jetzt nur noch Walzer. Der Besitzer möchte, dass das so bleibt.",
    ],
    [
      "17:10",
      "mateo",
      "¿Gato negro con calcetín blanco? Duerme en mi sofá desde el jueves. Le digo Señor Bigotes. Siobhán, ¿es este? Ah no, esperen. Se fue.",
    ],
    ["17:13", "siobhan", "MATEO."],
    ["17:40", "siobhan", "It was him. There's a dent in the cushion exactly his size. We're close."],
  ],
  25: [
    [
      "10:45",
      "kofi",
      "Saved a penalty with my face. The face is fine, the ball is thinking about what it did.",
    ],
    ["11:50", "mateo", "Confirmo lo de la cara. Atajada del año, Kofi. Hielo y medialunas en mi casa."],
    [
      "16:22",
      "camille",
      "J'ai encore tué Basilic. Le troisième cette année. Je l'avais pourtant arrosé, je lui parlais. Paix à ses feuilles.",
      "basil",
    ],
    [
      "16:40",
      "lan",
      "Camille ơi, húng quế nhà mình dư nhiều lắm. Nhưng phải hứa: đừng nói chuyện với nó nữa.",
    ],
    ["20:45", "kayan", "大家好！我係嘉欣，同阿嫲住喺碼頭嗰邊。阿嫲話呢度啲人好鍾意傾偈，叫我幫佢睇住。"],
    ["20:52", "mei", "欢迎嘉欣！告诉阿嫲：星期四有葱油饼，给她留最脆的那张。"],
  ],
  24: [
    ["06:44", "elif", "🚲💨🍂🍂🐕🍂☕"],
    ["08:12", "tom", "Gerald: 44 kilos on the nose. He's had to be told twice about the path."],
    [
      "19:02",
      "bayo",
      "Ẹ kú alẹ́ gbogbo ilé! Adébáyọ̀, drummer, maker of drums, patient father of two less patient drummers. Fridays at five in the square: come, hit something politely.",
    ],
    [
      "19:15",
      "aminata",
      "Enfin un quartier où l'on tape sur autre chose que ses voisins. J'y serai, avec mes deux mains gauches.",
    ],
    ["22:20", "minseo", "새벽 감성 글 하나만 쓰고 갈게요. 엄마 미역국.", "soup"],
  ],
  23: [
    ["11:20", "gary", "New here. Lived in this town fifty-one years. Fountain used to work."],
    ["11:28", "amara", "Welcome, Gary. It works again from Monday, and you may press the button."],
    ["17:33", "gary", "Pressed it. Fine. Good pressure."],
    [
      "18:55",
      "noa",
      'תרגום דרוש! איך אומרים בגרמנית "קצת יותר חזק, אבל מבפנים"? יש לנו בס חדש והוא לוקח הכול מילולית.',
    ],
    [
      "19:06",
      "jonas",
      "„Mit mehr Herz, bitte.“ Wenn das nicht hilft: „Stell dir vor, der Zug fährt ab und deine Tante sitzt drin.“",
    ],
  ],
  22: [
    [
      "06:48",
      "yaw",
      "From today the 14 goes round by the mill roundabout: roadworks, two to three weeks. Add nine minutes, or a chapter.",
    ],
    [
      "07:30",
      "priya",
      "Yaw's diversion has taken me from chapter six to chapter eight. Nobody has left the lighthouse. There is now also fog.",
    ],
    [
      "12:36",
      "oksana",
      "Сьогодні під'їзд пахне яблучним пирогом, і ніхто не зізнається. Тримаюся ближче до третього поверху.",
      "ukrainian",
    ],
    [
      "12:50",
      "ruth",
      'Third floor is me. I don\'t read Ukrainian but I know what "oh, that smell" looks like on a page. Come up.',
    ],
    [
      "18:10",
      "yusuf",
      "سؤال من زبونة عمرها 7 سنوات: لماذا الموز منحنٍ؟\nقلت: لأنه ينحني احتراماً للتفاح.\nدفعت 1.35 وخرجت وهي تفكّر.",
    ],
    ["20:18", "kenichi", "回り道\nバスの窓より\n葱畑"],
  ],
  21: [
    [
      "09:40",
      "ruth",
      "I PRESSED THE KEY AGAIN AND NOW I AM SHOUTING AT EVERYBODY. GOOD MORNING. THE ROBIN IS BACK. I AM NOT CROSS",
      "shouting",
    ],
    ["09:44", "mei", "Gently, Ruth. As if it owed you money."],
    [
      "12:15",
      "yusuf",
      "اليوم: بصل 0.90 للكيلو، بطاطا 0.80، وقرع صغير يشبه «جيرالد» في شبابه، 2.10.\nلا أبيع الطماطم بعد اليوم: انتهى موسمها، وانتهى صبرها.",
    ],
    ["17:25", "giorgos", "Έχασα στο τάβλι από παιδί δώδεκα ετών. Ζητώ ρεβάνς, ή τουλάχιστον διακριτικότητα."],
    ["17:31", "devon", "it was me. 7-1. he flipped the board but like, respectfully"],
    [
      "21:36",
      "layla",
      "كلمة اليوم من عملي: ترجمتُ «it's raining cats and dogs» حرفياً، فاتصل بي الزبون قلقاً على بسكوت.",
    ],
  ],
};
