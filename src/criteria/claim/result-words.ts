import { counted } from '../../text/counted.ts';
import { comparisonWords } from '../holding/judgement.ts';
import type { Ratio, Sides } from '../holding/judgement.ts';
import { toldApart } from '../numbers/told-apart.ts';
import type { ClaimResult } from './claim-result.ts';
import { decidingResult, isUpward } from './evidence.ts';

/** One line with the result of a claim: `0 of 9 runs; worst h3, 0.0723 against 0.0449`. */
export function resultWords(result: ClaimResult): string {
  return [mainWords(result), excludedWords(result)].filter((words) => words !== '').join('; ');
}

function mainWords(result: ClaimResult): string {
  const { truth, scale, because, quantifier } = result;
  if (truth === 'unknown') return because ?? 'it cannot be determined';
  if (scale !== 'run') return because ?? sidesWords(result);
  if (quantifier.kind === 'latest' || quantifier.kind === 'best')
    return `the ${quantifier.kind} run, ${decidingWords(result)}`;
  const grouped = result.groups.length > 1 && because !== undefined ? `${because}; ` : '';
  return `${grouped}${countWords(result)}${decidingPart(result)}`;
}

function countWords({ results, seeds }: ClaimResult): string {
  const holding = results.filter(({ holds }) => holds.truth === 'yes').length;
  const open = results.filter(({ holds }) => holds.truth === 'unknown').length;
  const runs = `${holding} of ${counted(results.length, 'run')}${open === 0 ? '' : ` (${open} unknown)`}`;
  return seeds === undefined ? runs : `${seeds.holding} of ${counted(seeds.all, 'seed')}, ${runs}`;
}

function decidingPart(result: ClaimResult): string {
  const deciding = decidingResult(result);
  if (deciding === undefined) return '';
  const sides = deciding.holds.sides;
  const words = decidingWords(result);
  const isHolding = deciding.holds.truth !== 'no';
  if (sides?.ratio !== undefined) {
    const isSmallest = isUpward(sides.operator) !== (result.isStop === true);
    return `; ${isSmallest ? 'smallest' : 'largest'} ratio ${ratioText(sides.ratio)}: ${words}`;
  }
  if (result.isStop === true) return `; ${isHolding ? 'farthest' : 'nearest'} ${words}`;
  return `; ${isHolding ? 'closest' : 'worst'} ${words}`;
}

/** A ratio with enough digits to show whether it is above or below one, and the number that it is compared with. */
const ratioText = ({ value, factor }: Ratio): string => toldApart(value, [1, factor], 3);

/** `h3-lr3e4, 0.0723 against 0.0449`. */
function decidingWords(result: ClaimResult): string {
  const deciding = decidingResult(result) ?? result.results[0];
  if (deciding === undefined) return '';
  const { sides, because, basis } = deciding.holds;
  if (sides !== undefined && basis !== undefined)
    return `${deciding.run.name}, ${againstWords(sides)}: ${because ?? ''}`;
  if (sides === undefined) return because === undefined ? deciding.run.name : `${deciding.run.name}, ${because}`;
  return `${deciding.run.name}, ${againstWords(sides)}`;
}

/** `91.5 against 90.0`, with the required margin: `, by 2 points`. */
function againstWords({ left, right, operator }: Sides): string {
  const margin = operator.split('…')[1]?.trim() ?? '';
  return `${left} against ${right}${margin === '' ? '' : `, ${margin}`}`;
}

function sidesWords({ judgement, truth }: ClaimResult): string {
  const sides = judgement?.sides;
  if (sides === undefined) return truth === 'yes' ? 'it holds' : 'it does not hold';
  const { left, right } = sides;
  // The right side is shown without its factor, because in a comparison with it this would be a different claim.
  if (sides.ratio !== undefined) return `${left} against ${right}, ratio ${ratioText(sides.ratio)}`;
  return `${comparisonWords(sides)} is ${truth === 'yes' ? 'true' : 'false'}`;
}

function excludedWords({ excluded, scale }: ClaimResult): string {
  if (excluded.length === 0 || scale === 'none') return '';
  const counts = new Map<string, number>();
  for (const { reason } of excluded) {
    const words = reason === undefined || reason === '' ? STRUCK : reason;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const [[only] = ['']] = counts;
  if (counts.size === 1) return `${excluded.length} excluded${only === STRUCK ? '' : `: ${only}`}`;
  return `${excluded.length} excluded: ${[...counts].map(([words, count]) => `${count} ${words}`).join(', ')}`;
}

/** Why a row is left out that gives no other reason. */
const STRUCK = 'struck through';
