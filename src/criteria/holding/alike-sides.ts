import { areAlike, oneSpelling } from '../../values/alike-words.ts';
import { matchesGlob } from '../language/glob.ts';
import { isPoint } from '../numbers/operand.ts';
import type { Operand, Word } from '../numbers/operand.ts';
import { unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { Scope } from './scope.ts';

type Sides = { readonly a: Operand; readonly b: Operand };

/** The result of comparing two words; open if only their spelling differs, because they may then be the same. */
export function unlessAlike(scope: Scope, judged: Judgement, { a, b }: Sides): Judgement {
  const { sides } = judged;
  const isToldApart = { '==': 'no', '!=': 'yes' }[sides?.operator ?? ''] === judged.truth;
  if (!isToldApart || !mayBeOne(a, b)) return judged;
  if (isOwnName(scope, a) || isOwnName(scope, b)) return judged;
  const [left = '', right = ''] = [a, b].map((side) => ('text' in side ? side.text : ''));
  return unknown(`${left} may be ${right}, spelt in another way`, SETTLE, { sides });
}

function mayBeOne(a: Operand, b: Operand): boolean {
  if (a.kind === 'word' && b.kind === 'word')
    return areAlike(a.plain, b.plain) || isOneNumber(numberIn(a), numberIn(b));
  if (a.kind === 'word' && b.kind === 'quantity') return isOneNumber(numberIn(a), b.low) && isPoint(b);
  return a.kind === 'quantity' && b.kind === 'word' && isOneNumber(a.low, numberIn(b)) && isPoint(a);
}

const isOneNumber = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && (a === b || Math.abs(a - b) <= 1e-12 * Math.abs(b));

/** What a number is written with beside its digits: `10 000`, `seed 42`, `#3`, `0.1*`, `~5`. */
const AROUND = /^(?:seed|s|#|~|≈|"|')[\s_:=-]*|[\s_,'’*†‡"]+/giu;

/** The number that a word may be: `"1e-3"` is 0.001, and `10 000` ten thousand. */
function numberIn({ plain }: Word): number | undefined {
  if (plain.length > LONGEST || !/\p{Nd}/u.test(plain)) return undefined;
  const bare = plain.normalize('NFKC').trim().replaceAll(AROUND, '');
  return /^[-+.\d][\d.e+-]*$/i.test(bare) && Number.isFinite(Number(bare)) ? Number(bare) : undefined;
}

const LONGEST = 40;

type Matched = { readonly value: Operand; readonly pattern: string };

/** The same for a word that does not match a pattern. */
export function unlessMatchedAlike(scope: Scope, judged: Judgement, { value, pattern }: Matched): Judgement {
  if (judged.truth !== 'no' || value.kind !== 'word' || isOwnName(scope, value)) return judged;
  if (!matchesGlob(oneSpelling(pattern), oneSpelling(value.plain))) return judged;
  return unknown(`${value.text} may be meant by "${pattern}", spelt in another way`, SETTLE, { sides: judged.sides });
}

const SETTLE = 'one spelling of both';

/** The name of a run is compared letter by letter. */
const isOwnName = ({ run }: Scope, value: Operand): boolean => value.kind === 'word' && value.plain === run?.id;
