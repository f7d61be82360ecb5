import type { Criterion } from '../outcome.ts';
import { plainSigns, plainSymbols } from './plain-signs.ts';

type Spelling = (plain: string) => string;

const same: Spelling = (plain) => plain;
const OPENING = /(?<=^|[\s([{])"/gu;
const OPENING_SINGLE = /(?<=^|[\s([{"])'/gu;

/** How a sentence in plain signs may have been typed: in each line the ways of one sign, all its places alike. */
const SPELLINGS: readonly (readonly Spelling[])[] = [
  [same, (plain) => plain.replace(/<=/gu, '≤').replace(/>=/gu, '≥').replace(/!=/gu, '≠')],
  [same, (plain) => plain.replace(/\.\.\./gu, '…')],
  [same, (plain) => plain.replace(OPENING_SINGLE, '‘').replace(/'/gu, '’'), (plain) => plain.replace(/'/gu, '’')],
  [
    same,
    (plain) => plain.replace(OPENING, '“').replace(/"/gu, '”'),
    (plain) => plain.replace(OPENING, '„').replace(/"/gu, '“'),
    (plain) => plain.replace(OPENING, '«').replace(/"/gu, '»'),
  ],
  [
    same,
    ...['–', '—'].map(
      (dash): Spelling =>
        (plain) =>
          plain.replace(/(?<=\s)-(?=\s)/gu, dash),
    ),
  ],
  [
    same,
    ...['−', '–'].map(
      (dash): Spelling =>
        (plain) =>
          plain.replace(/(?<=^|[\s(<>=≤≥])-(?=[.$€£]?\d)/gu, dash),
    ),
  ],
  [same, (plain) => plain.replace(/(?<=\d)-(?=\d)/gu, '–')],
];

/**
 * A criterion as it may have been typed with other signs of the same meaning: earlier versions kept the checksum of the signs,
 * too, and what they were nobody can see in it.
 */
export function signSpellings(criterion: Criterion): readonly Criterion[] {
  const sentences = spellingsOf(plainSigns(criterion.sentence), SPELLINGS);
  const statements = [plainSymbols, (text: string) => inSymbols(plainSymbols(text))].map((spell) =>
    criterion.statements.map((place) => ({ ...place, text: spell(place.text) })),
  );
  return sentences.flatMap((sentence) =>
    [criterion.statements, ...statements].map((each) => ({ ...criterion, sentence, statements: each })),
  );
}

const spellingsOf = (plain: string, signs: typeof SPELLINGS): readonly string[] =>
  signs.reduce<readonly string[]>(
    (texts, ways) => [...new Set(texts.flatMap((text) => ways.map((way) => way(text))))],
    [plain],
  );

/** Outside strings, in which nothing is another spelling. */
const inSymbols = (plain: string): string =>
  plain.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<=|>=|!=/gu, (found) => SYMBOLS.get(found) ?? found);

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['<=', '≤'],
  ['>=', '≥'],
  ['!=', '≠'],
]);
