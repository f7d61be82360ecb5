import { areAlike, oneSpelling } from '../../values/alike-words.ts';
import { matchesGlob } from '../language/glob.ts';
import type { Operand } from '../numbers/operand.ts';
import { unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { Scope } from './scope.ts';

type Sides = { readonly a: Operand; readonly b: Operand };

/** The result of comparing two words; open if only their spelling differs, because they may then be the same. */
export function unlessAlike(scope: Scope, judged: Judgement, { a, b }: Sides): Judgement {
  const { sides } = judged;
  const isToldApart = { '==': 'no', '!=': 'yes' }[sides?.operator ?? ''] === judged.truth;
  if (!isToldApart || a.kind !== 'word' || b.kind !== 'word' || !areAlike(a.plain, b.plain)) return judged;
  if (isOwnName(scope, a) || isOwnName(scope, b)) return judged;
  return unknown(`${a.text} may be ${b.text}, spelt in another way`, SETTLE, { sides });
}

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
