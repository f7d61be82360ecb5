import type { Random } from '../../src/stats/random.ts';

/** Pieces that mean something to a reader of documents, of cells or of criteria. */
const PIECES = [
  '|', ' | ', '\\|', '`', '``', '```\n', '~~~\n', '<!--', '-->', '---\n', '# ', '## ', '- [ ] ', '- [x] ', '> ', '    ', '\t', '**', '~~',
  '\n\n', '\r\n', '\r', '\n| --- | --- |\n', '\\', '&nbsp;', '<br>', '<details>', '[a](b)', '![a](b)', '[^1]', '{{ID}}', 'TBD',
  '0.05', '-0', '1e999', '1e-400', 'NaN', 'inf', '5%', '1,5', '1.234.567', '12 ms', '0.9 ± 0.1', '9007199254740993', '±', '≤', '>=', '<',
  'expect: ', 'every run', 'any run', 'latest run', 'with 95% confidence', 'per seed', 'where seed == 1', 'baseline', '`expect: x < 1`',
  '__proto__', 'constructor', '\u0000', '\uFEFF', '\u202E', '\u200B', '\u2028', '\uD800', '\u{1F9EA}', '\u001B[31m', '::error::', 'é', '中', 'ß', 'İ',
] as const; // prettier-ignore

type Mutator = (text: string, random: Random, other: string) => string;

/** Where a change begins, and how far it may reach. */
const placeIn = (text: string, random: Random): number => random.below(text.length + 1);

const linesOf = (text: string): string[] => text.split(/(?<=\n)/u);

const onLines =
  (change: (lines: string[], at: number, random: Random, other: string) => readonly string[]): Mutator =>
  (text, random, other) => {
    const lines = linesOf(text);
    return change(lines, random.below(lines.length), random, other).join('');
  };

const MUTATORS: readonly Mutator[] = [
  // Changes a unit.
  (text, random) => {
    const at = placeIn(text, random);
    return (
      text.slice(0, at) + String.fromCharCode(random.below(random.below(4) === 0 ? 65_536 : 128)) + text.slice(at + 1)
    );
  },
  // Inserts a piece, or overwrites with it.
  (text, random) => {
    const at = placeIn(text, random);
    const piece = PIECES[random.below(PIECES.length)] ?? '';
    return text.slice(0, at) + piece + text.slice(at + (random.below(2) === 0 ? 0 : piece.length));
  },
  // Removes a part.
  (text, random) => {
    const at = placeIn(text, random);
    return text.slice(0, at) + text.slice(at + 1 + random.below(1 + random.below(40)));
  },
  // Duplicates a part.
  (text, random) => {
    const at = placeIn(text, random);
    const piece = text.slice(at, at + 1 + random.below(60));
    return text.slice(0, at) + piece + text.slice(at);
  },
  // Replaces the end with that of another text.
  (text, random, other) => text.slice(0, placeIn(text, random)) + other.slice(placeIn(other, random)),
  onLines((lines, at) => lines.toSpliced(at, 1)),
  onLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  onLines((lines, at, random) => {
    const to = random.below(lines.length);
    return lines.with(at, lines[to] ?? '').with(to, lines[at] ?? '');
  }),
  onLines((lines, at, random, other) => {
    const others = linesOf(other);
    return lines.toSpliced(at, 0, others[random.below(others.length)] ?? '');
  }),
  // Changes its line endings.
  (text, random) => text.replaceAll('\n', ['\r\n', '\r', '\n'][random.below(3)] ?? '\n'),
  // Changes a number.
  (text, random) => {
    const numbers = [...text.matchAll(/\d+(?:\.\d+)?/gu)];
    const found = numbers[random.below(Math.max(1, numbers.length))];
    if (found === undefined) return text;
    const changed = [String(random.below(3)), `${found[0]}0`, `0.${found[0]}`, '-1', '1e9', '0'][random.below(6)] ?? '';
    return text.slice(0, found.index) + changed + text.slice(found.index + found[0].length);
  },
  // Inserts a piece up to 2,000 times: a huge cell, or a deeply nested one.
  (text, random) => {
    const at = placeIn(text, random);
    const piece = PIECES[random.below(PIECES.length)] ?? '';
    return text.slice(0, at) + piece.repeat(1 + random.below(2000)) + text.slice(at);
  },
];

const MOST = 20_000;

/** `text` after one to four changes, with pieces taken from `other`. It does not grow beyond 20,000 units. */
export function changed(text: string, random: Random, other: string): string {
  let after = text;
  for (let count = 1 + random.below(4); count > 0; count--)
    after = (MUTATORS[random.below(MUTATORS.length)] ?? ((same) => same))(after, random, other).slice(0, MOST);
  return after;
}
