import { demoAccounts } from "../../identity-provider/accounts";
import type { DemoTime } from "./types";

export type DemoMember = {
  handle: string;
  subject: string;
  /** As the identity provider gives it; null if that knows only the email address. */
  name: string | null;
  email: string;
  joined: DemoTime;
};

const accountJoinTimes: Record<string, DemoTime> = {
  amara: [37, "18:02"],
  mateo: [37, "18:40"],
  mei: [37, "19:15"],
  jonas: [36, "08:11"],
  priya: [36, "12:30"],
  layla: [36, "20:04"],
  kofi: [33, "17:20"],
};

const otherMembers: readonly [handle: string, name: string | null, joined: DemoTime][] = [
  ["tom", "Tom Hargreaves", [36, "09:30"]],
  ["ingrid", "Dr. Ingrid Baumann", [36, "10:05"]],
  ["siobhan", "Siobhán Kelly", [36, "19:22"]],
  ["ruth", "Ruth", [35, "07:01"]],
  ["yaw", "Yaw Boateng", [35, "07:48"]],
  ["oksana", "Оксана Коваленко", [35, "12:14"]],
  ["kenichi", "佐藤健一", [35, "13:40"]],
  ["yusuf", "أبو يوسف", [35, "15:55"]],
  ["camille", "Camille Lefèvre", [35, "16:20"]],
  ["joao", "João Azevedo", [34, "08:30"]],
  ["lan", "Nguyễn Thị Lan", [34, "08:40"]],
  ["giorgos", "Γιώργος Παπαδάκης", [34, "17:36"]],
  ["devon", "Devon Clarke", [33, "16:01"]],
  ["noa", "נועה כהן", [33, "19:10"]],
  ["zuza", "Zuzanna Wiśniewska", [32, "09:09"]],
  ["minseo", "김민서", [31, "13:13"]],
  ["selvi", "தமிழ்ச்செல்வி", [30, "18:22"]],
  ["elif", "Elif Yılmaz", [29, "07:30"]],
  ["aminata", "Aminata Diallo", [28, "19:00"]],
  ["rakesh", "राकेश शर्मा", [27, "08:08"]],
  ["kayan", "陳嘉欣", [25, "20:20"]],
  ["bayo", "Adébáyọ̀ Ògúnlẹ́yẹ", [24, "18:45"]],
  ["gary", "Gary Pike", [23, "11:11"]],
  ["sunny", null, [19, "17:03"]],
  ["kez", null, [16, "15:40"]],
  ["dealz", "FreshDealz Official", [13, "03:12"]],
  ["permits", "Papers & Permits Desk", [8, "04:44"]],
  ["steps", "Town Hall Official", [6, "09:31"]],
  // Deletes the account later.
  ["wim", "Wim Claes", [20, "10:12"]],
];

/** The demo accounts, then the members who have no button on the sign-in page. */
export const demoMembers: readonly DemoMember[] = [
  ...demoAccounts.map(({ subject, name, email }) => {
    const handle = email.split("@")[0]!;
    return { handle, subject, name, email, joined: accountJoinTimes[handle] ?? ([36, "12:00"] as const) };
  }),
  ...otherMembers.map(([handle, name, joined]) => ({
    handle,
    subject: `auth0|demo-${handle}`,
    name: name?.normalize("NFC") ?? null,
    email: `${handle}@plaza.example`,
    joined,
  })),
];
