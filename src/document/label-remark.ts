import { plainText } from '../values/plain-text.ts';
import { unitSymbol } from '../values/units.ts';
import { labelName } from './label-name.ts';

/** A label's spelling, regardless of marks and blanks. */
export const spelt = (label: string): string => plainText(label).normalize('NFKC').replace(/\s+/gu, ' ').trim();

const BRACKETS = /\s*[([]([^()[\]]*)[)\]]\s*$/u;
const DIRECTION =
  /^(?:[↑↓⬆⬇▲▼\s]*|(?:the )?(?:lower|higher|less|more|smaller|larger|bigger) ?(?:is|=|the)? ?(?:better)?|to be (?:mini|maxi)mi[sz]ed)$/iu;

/**
 * The text in the brackets at the end of a label, folded and without unit and direction: `p95` for `Latency (p95, ms)`.
 */
export function remarkOf(label: string): string {
  const inside = BRACKETS.exec(spelt(label))?.[1];
  if (inside === undefined) return '';
  const parts = inside.split(/[,;]/u).map((part) => part.trim());
  const said = parts.filter((part) => unitSymbol(part.replace(/^in /u, '')) === undefined && !DIRECTION.test(part));
  return said.map((part) => labelName(part) || part).join('_');
}

/** A label without the brackets at its end. */
export const withoutRemark = (label: string): string => spelt(label).replace(BRACKETS, '');
