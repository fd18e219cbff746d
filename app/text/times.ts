import { day, hour, minute, second } from "~/time/units";
import { pluralize } from "./numbers";

const months = "January February March April May June July August September October November December".split(
  " ",
);

/**
 * A time relative to `now` (both in ms), in words; the UTC date if it is a week or more ago or more than 30 days ahead.
 * Not `Intl.RelativeTimeFormat`, so that server and browser agree whatever their locale data.
 */
export function timeInWords(at: number, now: number): string {
  return at > now ? ahead(at, now) : ago(at, now);
}

/** "2026-11-23 08:12:45 UTC". */
export function exactTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** "30 November 2026, 08:12 UTC". */
export function dayAndTime(at: number): string {
  const date = new Date(at);
  return `${dayAndMonth(date)} ${date.getUTCFullYear()}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** A time span (ms) in its largest unit and the next smaller one: "2 d 3 h", "5 min". */
export function spanInWords(ms: number): string {
  const units = [
    { symbol: "d", length: day },
    { symbol: "h", length: hour },
    { symbol: "min", length: minute },
  ];
  const first = units.findIndex(({ length }) => ms >= length);
  if (first === -1) return "under 1 min";
  let rest = ms;
  const words = units.slice(first, first + 2).map(({ symbol, length }) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count > 0 ? `${count} ${symbol}` : "";
  });
  return words.filter(Boolean).join(" ");
}

/** How long to wait, rounded up: "in 50 seconds", "in 10 minutes", "in 23 hours and 30 minutes". */
export function waitInWords(seconds: number): string {
  if (seconds <= 90) return `in ${pluralize(seconds, "second")}`;
  const minutes = Math.ceil((seconds * second) / minute);
  if (minutes <= 90) return `in ${pluralize(minutes, "minute")}`;
  const rest = minutes % 60;
  const hours = pluralize((minutes - rest) / 60, "hour");
  return rest === 0 ? `in ${hours}` : `in ${hours} and ${pluralize(rest, "minute")}`;
}

/** "November 2026", from "2026-11". */
export function monthInWords(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${months[Number(number) - 1]} ${year}`;
}

/** "23 November", from "2026-11-23". */
export function dayOfYearInWords(date: string): string {
  return dayAndMonth(new Date(date));
}

/** "23 Nov", from "2026-11-23". */
export function shortDayInWords(date: string): string {
  const parsed = new Date(date);
  return `${parsed.getUTCDate()} ${months[parsed.getUTCMonth()]?.slice(0, 3)}`;
}

function ago(at: number, now: number): string {
  const since = now - at;
  if (since < minute) return "just now";
  if (since < hour) return `${pluralize(Math.floor(since / minute), "minute")} ago`;
  if (since < day) return `${pluralize(Math.floor(since / hour), "hour")} ago`;
  if (since < 2 * day) return "yesterday";
  if (since < 7 * day) return `${pluralize(Math.floor(since / day), "day")} ago`;
  return dayInWords(at, now);
}

// Rounded, unlike times in the past, so that a block of 7 days still says 7 days a second later.
function ahead(at: number, now: number): string {
  const until = at - now;
  if (until < minute) return "in a moment";
  if (until < hour - minute / 2) return `in ${pluralize(Math.round(until / minute), "minute")}`;
  if (until < day - hour / 2) return `in ${pluralize(Math.round(until / hour), "hour")}`;
  const days = Math.round(until / day);
  if (days === 1) return "tomorrow";
  return days <= 30 ? `in ${pluralize(days, "day")}` : dayInWords(at, now);
}

/** The UTC date, with its year where it is another than at `now` (both in ms). */
export function dayInWords(at: number, now: number): string {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  return year === new Date(now).getUTCFullYear() ? dayAndMonth(date) : `${dayAndMonth(date)} ${year}`;
}

function dayAndMonth(date: Date): string {
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
}
