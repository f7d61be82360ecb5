import { isGeneric, knownDirection, wordsIn } from './metric-words.ts';
import { plainText } from './plain-text.ts';

type Direction = 'lower' | 'higher';

/** A header can only say a direction with one of these; all others are answered at once. */
const MAY_SAY = /[↑↓⬆⬇]|arrow|better/iu;

/** Arrows that need a name before they are read: LaTeX, and the names of pictures. */
const SPELT = /\$?\\(up|down)arrow\$?|:arrow_(up|down):/gu;
const WORDS = /[([][^()[\]]*\b(lower|higher|smaller|larger)(?: is|=| =)? ?better[^()[\]]*[)\]]/iu;
/** An arrow between two names or before a number tells of a way or a change: `p ↓ q`, `CTR ↑ 2%`. */
const BETWEEN = /[\p{L}\p{N}]\s*[↑↓]\s*[\p{L}\p{N}]|[↑↓]\s*[+\-−]?\d/u;

/**
 * Which direction is better as a header says: `FID ↓`, `Acc (%, ↑)`, `WER (lower is better)`. Undefined if it says
 * none, or the opposite of what is well known of the metric: `Accuracy ↓` may say how a table was sorted.
 */
export function directionOfHeader(header: string): Direction | undefined {
  if (!MAY_SAY.test(header) || header.length > 200) return undefined;
  const text = plainText(header)
    .replace(SPELT, (_, latex?: string, picture?: string) => ((latex ?? picture) === 'up' ? '↑' : '↓'))
    .replace(/[⬆⬇]\u{FE0F}?/gu, (arrow) => (arrow.startsWith('⬆') ? '↑' : '↓'));
  const said = arrowIn(text) ?? wordIn(text);
  if (said === undefined) return undefined;
  const name = text.replace(/[([][^()[\]]*[)\]]/gu, ' ');
  const words = wordsIn(name).map((word) => word.text);
  if (words.length === 0) return undefined;
  const known = knownDirection(words.filter((word) => !isGeneric(word)));
  return known === undefined || known === said ? said : undefined;
}

function arrowIn(text: string): Direction | undefined {
  const arrows = text.match(/[↑↓]/gu) ?? [];
  if (arrows.length !== 1 || BETWEEN.test(text)) return undefined;
  return arrows[0] === '↓' ? 'lower' : 'higher';
}

function wordIn(text: string): Direction | undefined {
  if (/[↑↓]/u.test(text)) return undefined;
  const word = WORDS.exec(text)?.[1]?.toLowerCase();
  return word === undefined ? undefined : word === 'lower' || word === 'smaller' ? 'lower' : 'higher';
}
