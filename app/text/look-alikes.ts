/**
 * Letters of other scripts, variants without a decomposition, and digits and signs that read as a Latin letter: each row
 * is the letter and what looks like it, capitals where they look like its capital. The idea is that of the confusables of
 * UTS 39, for scripts that common fonts draw alike. No form tells l, i and 1 apart.
 */
const rows = `
a аαɑ⍺ᴀΑАᎪꓮᗅ
ae æӕ
b ьƅɓƀʙвβᑲꮟΒВᏴꓐᗷЬ
c сϲᴄƈҫɕꮯⲥ¢ϹСᏟꓚⲤ
d ԁɗđðᴅɖꓒᑯᏧᎠꓓᗞᗪƊÐĐ
e еєεҽɛөəɇᴇꬲ℮ΕЕᎬꓰⴹɆ
f ƒϝꞙẝքꬵꓝϜᖴƑ
g ɡցǥɠɢԍᶃᏀԌꓖǤᏳ
h һհħɦʜнᏂⲏΗНᎻꓧᕼĦҺⲎ
j јϳɉʝյᴊЈᎫꓙᒍͿ
k кκᴋƙĸқҝҟҡԟⲕΚКᏦꓗᏥҚҜҠⲔ
l i1|іιıɩɪӏꙇꭵᎥ⍳Ɩłƚɫɭʟןוاǀ١۱ⵏΙІӀᏞꓡᒪԼŁⲒ
m мɱᴍӎʍⲙΜМᎷꓟϺⲘ
n пηոռŋɲɴƞӈҥⲛΝꓠⲚ
o 0оοσөօøɵᴏᴑⲟסჿ०૦੦০௦౦೦൦๐໐၀ഠ٥۵هΟОՕꓳⲞØƟ〇ⵔ
oe œ
p рρϱ⍴ᴘƥⲣΡРᏢꓑᑭƤⲢ
q ԛգզʠɋԚ
r гɼɽɍʀᴦꮁⲅꭇᎡᏒꓣᖇƦ
s $ѕꜱʂƽꮪЅՏᏚꓢ
t тτᴛŧƭʈⲧΤТᎢꓔŦƬⲦ
th þÞ
u υսμʋᴜꞟцꭎՍꓴᑌሀ
v νѵᴠטꮩ٧۷ѴᏙꓦᐯⴸ
w ѡԝωաᴡɯꮃԜᏔꓪᎳ
x хχҳ×ᕁⲭΧХꓫ᙭ⲬⵝҲ
y уүγყʏƴɏұɣỿⲩΥУҮϒꓬᎩҰⲨ
z ᴢʐƶȥꮓᏃΖꓜƵ
`;

// Three alphabets in a row: circled and squared letters in negative, and those that make flags.
const alphabets = [0x1f150, 0x1f170, 0x1f1e6];
const letters = "abcdefghijklmnopqrstuvwxyz";

export const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...rows.trim().split("\n").flatMap(readRow),
  ...alphabets.flatMap((first) =>
    [...letters].map((letter, at) => [String.fromCodePoint(first + at), letter] as const),
  ),
]);

function readRow(row: string) {
  const [letter = "", others = ""] = row.split(" ");
  return [...others].map((other) => [other, letter] as const);
}
