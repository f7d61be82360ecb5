/** A seeded stream of random numbers: the same seed gives the same numbers on every machine. */
export type Random = {
  /** A 32-bit unsigned integer. */
  readonly uint32: () => number;
  /** A number in [0, 1), with 53 random bits. */
  readonly unit: () => number;
  /** An integer in [0, bound), all equally likely (above 2^21 up to 1 part in 2^21); `bound` is between 1 and 2^32. */
  readonly below: (bound: number) => number;
};

type State = [number, number, number, number];

/** The generator for a text as seed (a run id, a document's path with a criterion's key). */
export function randomFrom(seed: string): Random {
  return xoshiro128(stateOf(seed));
}

/**
 * xoshiro128** 1.1 by Blackman and Vigna (2018, https://prng.di.unimi.it/xoshiro128starstar.c), from a state that is
 * not all zero.
 */
export function xoshiro128(start: readonly [number, number, number, number]): Random {
  const state: State = [start[0] >>> 0, start[1] >>> 0, start[2] >>> 0, start[3] >>> 0];
  const uint32 = (): number => step(state);
  return { uint32, unit: () => unitFrom(uint32), below: (bound) => integerBelow(uint32, bound) };
}

function step(state: State): number {
  const result = Math.imul(rotateLeft(Math.imul(state[1], 5), 7), 9) >>> 0;
  const shifted = state[1] << 9;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotateLeft(state[3], 11);
  return result;
}

function rotateLeft(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count));
}

function unitFrom(uint32: () => number): number {
  const high = uint32() >>> 5;
  const low = uint32() >>> 6;
  return (high * 67_108_864 + low) / 9_007_199_254_740_992;
}

const WORDS = 4_294_967_296;

/**
 * Lemire's multiplication (ACM Transactions on Modeling and Computer Simulation 29, 2019): rejects draws that would
 * favour some numbers. Products stay below 2^53 for a bound up to 2^21; above it two words are joined to 53 bits
 * instead.
 */
function integerBelow(uint32: () => number, bound: number): number {
  if (bound > 2_097_152) return Math.floor(unitFrom(uint32) * bound);
  for (;;) {
    const product = uint32() * bound;
    const high = Math.floor(product / WORDS);
    const low = product - high * WORDS;
    if (low >= bound || low >= WORDS % bound) return high;
  }
}

/**
 * A hash of the seed's UTF-16 units (FNV-1a, Fowler, Noll and Vo), spread over four words by splitmix32 steps with the
 * finaliser of MurmurHash3 (Appleby), as xoshiro's authors advise for seeding.
 */
function stateOf(seed: string): State {
  let [first, second] = [0x811c9dc5, 0xc2b2ae35];
  for (let at = 0; at < seed.length; at += 1) {
    const unit = seed.charCodeAt(at);
    first = Math.imul(first ^ (unit & 0xff), 0x01000193);
    first = Math.imul(first ^ (unit >>> 8), 0x01000193);
    second = Math.imul(rotateLeft(second ^ first, 13), 0x85ebca6b) + unit;
  }
  const words: State = [spread(first), spread(second), spread(first + second), spread(first ^ rotateLeft(second, 16))];
  return words.every((word) => word === 0) ? [1, 2, 3, 4] : [words[0], words[1], words[2], words[3]];
}

function spread(word: number): number {
  let mixed = (word + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
