import type { Random } from "./random";

/** The common ones first: how often each is used falls with its place. */
const words =
  `the and to a of in is it you that for was on we with they at be this have from or had by but some what there out other
  were all your when up use word how said each which their time will way about many then them would write like so these her
  long make thing see him two has look more day could go come did my sound no most number who over know water than call
  first people may down side been now find any new work part take get place made live where after back little only round
  man year came show every good me give our under name very through just form much great think say help low line before
  turn cause same mean differ move right boy old too does tell sentence set three want air well also play small end put
  home read hand port large spell add even land here must big high such follow act why ask men change went light kind off
  need house picture try us again animal point mother world near build self earth father head stand own page should country
  found answer school grow study still learn plant cover food sun four thought let keep eye never last door between city
  tree cross since hard start might story saw far sea draw left late run while press close night real life few stop open
  seem together next white children begin got walk example ease paper often always music those both mark book letter until
  mile river car feet care second group carry took rain eat room friend began idea fish mountain north once base hear horse
  cut sure watch color face wood main enough plain girl usual young ready above ever red list though feel talk bird soon
  body dog family direct pose leave song measure state product black short numeral class wind question happen complete ship
  area half rock order fire south problem piece told knew pass farm top whole king size heard best hour better true during
  hundred remember step early hold west ground interest reach fast five sing listen six table travel less morning ten
  simple several vowel toward war lay against pattern slow center love person money serve appear road map science rule
  govern pull cold notice voice fall power town fine certain fly unit lead cry dark machine note wait plan figure star box
  noun field rest correct able pound done beauty drive stood contain front teach week final gave green quick develop sleep
  warm free minute strong special mind behind clear tail produce fact street inch lot nothing course stay wheel full force
  blue object decide surface deep moon island foot yet busy test record boat common gold possible plane age dry wonder
  laugh thousand ago ran check game shape yes hot miss brought heat snow bed bring sit perhaps fill east weight language`
    .split(/\s+/)
    .filter(Boolean);

const firstNames =
  `Amina Bruno Carla Dmitri Elif Farid Greta Hanna Igor Jamila Karim Leila Marek Nadia Oskar Paula Quentin Rosa Samir Tomas
  Ursula Viktor Wanda Xenia Yusuf Zoe Ana Ben Chiara Dario Emil Fatou Goran Helga Ivo Julia Kwame Lars Mina Noor`
    .split(/\s+/)
    .filter(Boolean);
const lastNames =
  `Adler Bauer Castro Dubois Eriksen Fischer Garcia Haddad Ivanov Jansen Kowalski Lopez Moreau Novak Okeke Petrov Quist
  Rossi Santos Tanaka Ueda Varga Weber Yilmaz Zhang Alvarez Berg Costa Diaz Eze Fontaine Gruber Horvat Ibrahim Jovic Kim
  Larsen Meyer Nguyen Olsen`
    .split(/\s+/)
    .filter(Boolean);

export const makeName = (random: Random) => `${random.pick(firstNames)} ${random.pick(lastNames)}`;

/** A post of 1 to 280 letters; some of two lines, with a link, or with letters beyond ASCII. */
export function makeBody(random: Random): string {
  const length = random.between(3, random.chance(0.2) ? 45 : 22);
  const sentence = Array.from({ length }, () => words[Math.floor(words.length * random.next() ** 2)] ?? "");
  const text = `${sentence[0]?.[0]?.toUpperCase()}${sentence.join(" ").slice(1)}`;
  const break_ = random.chance(0.1) ? "\n" : " ";
  const end = random.chance(0.04)
    ? `${break_}https://plaza.example/notes/${random.below(1_000_000)}`
    : random.chance(0.05)
      ? `${break_}Schön, oder? 🌻`
      : "";
  return `${text.slice(0, 230)}.${end}`;
}
