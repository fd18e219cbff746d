import { nice, ticks } from "d3-array";
import { formatNumber, formatShare } from "~/text/numbers";
import { spanInWords } from "~/text/times";
import { day, hour, minute } from "~/time/units";

/** From zero to `maximum`; `ticks` are the values that have a hairline. */
export type Scale = {
  maximum: number;
  ticks: { value: number; words: string }[];
  format: (value: number) => string;
};

/** For counts: whole numbers at the hairlines. */
export function countScale(highest: number): Scale {
  return { ...wholeNumbers(highest, 1, formatNumber), format: formatNumber };
}

/** For time spans (ms): whole minutes, hours or days at the hairlines. */
export function spanScale(highest: number): Scale {
  const [unit, symbol] =
    highest < 2 * hour
      ? ([minute, "min"] as const)
      : highest < 2 * day
        ? ([hour, "h"] as const)
        : ([day, "d"] as const);
  return {
    ...wholeNumbers(highest, unit, (number) => `${formatNumber(number)} ${symbol}`),
    format: spanInWords,
  };
}

/** For shares, from 0 to 1. */
export function shareScale(): Scale {
  return {
    maximum: 1,
    ticks: [0.5, 1].map((value) => ({ value, words: formatShare(value, 1) })),
    format: (value) => formatShare(value, 1),
  };
}

function wholeNumbers(highest: number, unit: number, words: (number: number) => string) {
  const [, maximum] = nice(0, Math.max(1, highest / unit), 3);
  return {
    maximum: maximum * unit,
    ticks: ticks(0, maximum, 3)
      .filter((tick) => tick > 0 && Number.isInteger(tick))
      .map((tick) => ({ value: tick * unit, words: words(tick) })),
  };
}
