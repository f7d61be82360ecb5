import fc from 'fast-check';

const MARKS = [
  '- ', '* ', '+ ', '-', '1. ', '2) ', '10. ', '> ', '>', '# ', '## ', '#', '```', '~~~', '````', '---', '***', '===', '-',
  '    ', '  ', ' ', '   ', '\t', '|', '| ', ' | ', '|-', '|:-:|', '-|-', ':-', '\\|', '[a]: b', '[a]: b "t"', '[a]:', "'t'",
  '[^n]: ', '[^n]', '[ ] ', '[x] ', '[ ]', '<div>', '</div>', '<!-- ', ' -->', '<b>', '<?', '?>', '<!X', '<pre>', '</pre>',
  '<![CDATA[', ']]>', '`', '*em*', '\\', '&amp;', '"', '(', ')', '\u{1F9EA}', '\u0000', '\u00A0', '\f',
] as const; // prettier-ignore

const WORDS = ['plum', 'quince', 'a', 'b', 'x | y', 'seed 7', '0.25', 'run-1'] as const;

const BREAKS = ['\n', '\n', '\n', '\n', '\n\n', '\n\n', '\r\n', '\r', '\n \n', '\n    \n'] as const;

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
);

const line = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));

/** Short documents made of the signs that mean something to block structure. */
export const markdownArbitrary: fc.Arbitrary<string> = fc
  .array(fc.tuple(line, fc.constantFrom(...BREAKS)), { minLength: 1, maxLength: 9 })
  .map((lines) => lines.map(([words, end]) => words + end).join(''));

/** A change to a document: at a share of its length, some units are replaced by a piece. */
export type Mutation = { readonly at: number; readonly drop: number; readonly piece: string };

/** Changes that break and make block structure. */
export const mutationsArbitrary: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.constantFrom(0, 0, 1, 3, 12),
    piece: fc.oneof(piece, fc.constantFrom(...BREAKS), fc.constant('')),
  }),
  { minLength: 1, maxLength: 6 },
);

/** `text` after all mutations. */
export function mutate(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((before, { at, drop, piece: coming }) => {
    const place = Math.floor(at * before.length);
    return before.slice(0, place) + coming + before.slice(place + drop);
  }, text);
}
