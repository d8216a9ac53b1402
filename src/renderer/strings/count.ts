import type { Language } from '../../contract/words';

/** Says how many of something in a language: "1 line", "1,204 lines". */
export const counterIn =
  (language: Language) =>
  (n: number, one: string, many: string): string =>
    `${n.toLocaleString(language)} ${n === 1 ? one : many}`;

/** Says how long something takes, "2–10 min" or "2–24 h", from minutes. */
export const spanIn =
  (words: { hours: string; minutes: string }) =>
  ([from, to]: readonly [number, number]): string => {
    const hours = from >= 60 && to >= 60;
    const [a, b] = hours ? [Math.round(from / 60), Math.round(to / 60)] : [from, to];
    return `${a === b ? a : `${a}–${b}`} ${hours ? words.hours : words.minutes}`;
  };
