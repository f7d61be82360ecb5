import { UserError } from '../../errors.ts';
import { nearest } from '../../text/nearest.ts';
import type { ListedCriterion } from './listed-criteria.ts';

/** A proposal that was requested by its item. */
export type ChosenProposal = { readonly listed: ListedCriterion; readonly statement: string };

/** The proposals that `--apply ITEM` and `--apply ITEM=2` name. Throws `UserError` for one that is not unambiguous. */
export function chosenProposals(words: readonly string[], all: readonly ListedCriterion[]): readonly ChosenProposal[] {
  const chosen = words.map((word) => chosenProposal(word, all));
  const twice = chosen.find(({ listed }, at) => chosen.some((other, index) => index < at && other.listed === listed));
  if (twice !== undefined) throw new UserError(`--apply names “${twice.listed.criterion.label}” twice`);
  return chosen;
}

function chosenProposal(word: string, all: readonly ListedCriterion[]): ChosenProposal {
  const whole = itemsNamed(word, all);
  const counted = whole.length > 0 ? null : /^(.+)=(\d{1,2})$/u.exec(word);
  const items = counted === null ? whole : itemsNamed(counted[1] ?? '', all);
  const [listed, ...others] = items;
  if (listed === undefined) throw unknownItem(word, all);
  if (others.length > 0)
    throw new UserError(`“${word}” is the label of ${items.length} items`, {
      hint: `give a number: ${items.map(({ number }) => number).join(', ')}`,
    });
  return { listed, statement: statementOf(listed, counted === null ? undefined : Number(counted[2])) };
}

/** By number, else by key, else by label, ignoring case. */
function itemsNamed(word: string, all: readonly ListedCriterion[]): readonly ListedCriterion[] {
  const folded = word.trim().toLowerCase();
  const found = [
    all.filter(({ number }) => String(number) === folded),
    all.filter(({ criterion }) => criterion.key.toLowerCase() === folded),
    all.filter(({ criterion }) => criterion.label.toLowerCase() === folded),
  ];
  return found.find((items) => items.length > 0) ?? [];
}

function unknownItem(word: string, all: readonly ListedCriterion[]): UserError {
  const near = nearest(
    word,
    all.flatMap(({ criterion }) => [criterion.label, criterion.key]),
  );
  const hint = near === undefined ? '`expctl criteria ID` numbers the items' : `did you mean ${near}?`;
  return new UserError(`there is no criterion “${word}”`, { hint });
}

function statementOf({ criterion, suggestion }: ListedCriterion, which: number | undefined): string {
  const proposals = suggestion?.proposals ?? [];
  const { label } = criterion;
  if (suggestion === undefined)
    throw new UserError(`“${label}” has a machine form already`, { hint: 'change it in the document' });
  if (proposals.length === 0)
    throw new UserError(`nothing is proposed for “${label}”: ${suggestion.reason ?? 'it was not understood'}`, {
      hint: 'write its `expect:` by hand; docs/criteria.md has the language',
    });
  if (which === undefined && proposals.length > 1)
    throw new UserError(`“${label}” can be read in ${proposals.length} ways`, {
      hint: proposals.map(({ statement }, at) => `=${at + 1}: ${statement}`).join('; '),
    });
  const proposal = proposals[(which ?? 1) - 1];
  if (proposal === undefined)
    throw new UserError(`“${label}” has no proposal ${which ?? 1}`, { hint: `the last one is ${proposals.length}` });
  return proposal.statement;
}
