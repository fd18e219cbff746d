import { day, hour, minute } from "~/time/units";

const months = "January February March April May June July August September October November December".split(
  " ",
);

/**
 * How long before or after `now` (both in ms) something is, in words; from a week on (a month ahead), the day in UTC.
 * Put together by hand, so that server and browser say the same whatever their locales.
 */
export function timeInWords(at: number, now: number): string {
  return at > now ? ahead(at, now) : ago(at, now);
}

/** To the second, in UTC: 2026-11-23 08:12:45 UTC. */
export function exactTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** To the minute, in UTC: 30 November 2026, 08:12 UTC. */
export function dayAndTime(at: number): string {
  const date = new Date(at);
  const day = `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}

function ago(at: number, now: number): string {
  const since = now - at;
  if (since < minute) return "just now";
  if (since < hour) return `${count(Math.floor(since / minute), "minute")} ago`;
  if (since < day) return `${count(Math.floor(since / hour), "hour")} ago`;
  if (since < 2 * day) return "yesterday";
  if (since < 7 * day) return `${count(Math.floor(since / day), "day")} ago`;
  return dayInWords(at, now);
}

// Rounded, where the past is floored: a block of 7 days should say so a second after it began.
function ahead(at: number, now: number): string {
  const until = at - now;
  if (until < minute) return "in a moment";
  if (until < hour - minute / 2) return `in ${count(Math.round(until / minute), "minute")}`;
  if (until < day - hour / 2) return `in ${count(Math.round(until / hour), "hour")}`;
  const days = Math.round(until / day);
  if (days === 1) return "tomorrow";
  return days <= 30 ? `in ${count(days, "day")}` : dayInWords(at, now);
}

function dayInWords(at: number, now: number): string {
  const date = new Date(at);
  const dayAndMonth = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  const year = date.getUTCFullYear();
  return year === new Date(now).getUTCFullYear() ? dayAndMonth : `${dayAndMonth} ${year}`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}

/** A length of time (ms) in its largest unit and the next: "2 d 3 h", "5 min". */
export function spanInWords(ms: number): string {
  const units = [
    { sign: "d", of: day },
    { sign: "h", of: hour },
    { sign: "min", of: minute },
  ];
  const first = units.findIndex(({ of }) => ms >= of);
  if (first === -1) return "under 1 min";
  let left = ms;
  const words = units.slice(first, first + 2).map(({ sign, of }) => {
    const whole = Math.floor(left / of);
    left -= whole * of;
    return whole > 0 ? `${whole} ${sign}` : "";
  });
  return words.filter(Boolean).join(" ");
}

/** Of "2026-11": "November 2026". */
export function monthInWords(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${months[Number(number) - 1]} ${year}`;
}
