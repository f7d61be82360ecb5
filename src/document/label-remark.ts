import { plainText } from '../values/plain-text.ts';
import { unitSymbol } from '../values/units.ts';
import { labelName } from './label-name.ts';

/** A label as it is spelt, whatever its marks and blanks. */
export const spelt = (label: string): string => plainText(label).normalize('NFKC').replace(/\s+/gu, ' ').trim();

const BRACKETS = /\s*[([]([^()[\]]*)[)\]]\s*$/u;
const DIRECTION =
  /^(?:[↑↓⬆⬇▲▼\s]*|(?:the )?(?:lower|higher|less|more|smaller|larger|bigger) ?(?:is|=|the)? ?(?:better)?|to be (?:mini|maxi)mi[sz]ed)$/iu;

/** What a label says in the brackets behind it beside its unit and its direction, folded: `p95` of `Latency (p95, ms)`. */
export function remarkOf(label: string): string {
  const inside = BRACKETS.exec(spelt(label))?.[1];
  if (inside === undefined) return '';
  const parts = inside.split(/[,;]/u).map((part) => part.trim());
  const said = parts.filter((part) => unitSymbol(part.replace(/^in /u, '')) === undefined && !DIRECTION.test(part));
  return said.map((part) => labelName(part) || part).join('_');
}

/** A label without what stands in brackets behind it. */
export const withoutRemark = (label: string): string => spelt(label).replace(BRACKETS, '');
