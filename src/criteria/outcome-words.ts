import type { Criterion, OutcomeKind } from './outcome.ts';

/** What of a criterion says how it is called. */
type Called = { readonly role: string; readonly gate: string };

/** What an outcome is called: a stop rule is triggered or not, which the verdict takes for unmet and met. */
export function outcomeWord(kind: OutcomeKind, { role }: Pick<Called, 'role'>): string {
  if (role !== 'kill' || kind === 'undetermined' || kind === 'awaiting') return kind;
  return kind === 'unmet' ? 'triggered' : 'not triggered';
}

/** How a person marks it. A lone tick before a stop rule may say either. */
export const markWords = ({ role }: Pick<Called, 'role'>): string =>
  role === 'kill' ? '✅ says not triggered, ❌ or [-] triggered' : '[x] or ✅ says met, [-] or ❌ not met';

/** What a criterion is for the verdict: `must`, `should`, `stop rule`, `protocol`, `hypothesis`. */
export const weightWord = ({ role, gate }: Called): string =>
  role === 'criterion' ? gate : role === 'kill' ? 'stop rule' : role;

/** Why it is so, without the word that stands beside it: the reason of a stop rule begins with that. */
export function reasonBeside(kind: OutcomeKind, because: string, about: Pick<Called, 'role'>): string {
  const word = `${outcomeWord(kind, about)}: `;
  return because.startsWith(word) ? because.slice(word.length) : because;
}

/** `Primary is unmet: 0 of 9 runs; …`, `Spill is triggered: 1 of 2 runs; …`. */
export const outcomeWords = (
  kind: OutcomeKind,
  because: string,
  { label, role }: Pick<Criterion, 'label' | 'role'>,
): string => `${label} is ${outcomeWord(kind, { role })}: ${reasonBeside(kind, because, { role })}`;
