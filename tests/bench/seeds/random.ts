/** Numbers that look random and are the same for the same seed. */
export function createRandom(seed: number) {
  let state = seed;
  /** From 0 up to, not including, 1; by the generator mulberry32. */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability: number) => next() < probability,
    between: (from: number, to: number) => from + below(to - from),
    pick<T>(from: readonly T[]): T {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error("nothing to pick from");
      return picked;
    },
    /** Of the form of a UUID. */
    key: () =>
      [8, 4, 4, 4, 12]
        .map((length) => Array.from({ length }, () => below(16).toString(16)).join(""))
        .join("-"),
  };
}

export type Random = ReturnType<typeof createRandom>;
