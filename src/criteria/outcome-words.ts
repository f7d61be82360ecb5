import type { Criterion, OutcomeKind } from './outcome.ts';

/** The facts of a criterion that decide its name. */
type Called = { readonly role: string; readonly gate: string };

/** The name of an outcome: a stop rule is triggered or not, which the verdict treats as unmet or met. */
export function outcomeWord(kind: OutcomeKind, { role }: Pick<Called, 'role'>): string {
  if (role !== 'kill' || kind === 'undetermined' || kind === 'awaiting') return kind;
  return kind === 'unmet' ? 'triggered' : 'not triggered';
}

/** How a person marks it. A lone tick before a stop rule may mean either. */
export const markWords = ({ role }: Pick<Called, 'role'>): string =>
  role === 'kill' ? '✅ says not triggered, ❌ or [-] triggered' : '[x] or ✅ says met, [-] or ❌ not met';

/** The role of a criterion in the verdict: `must`, `should`, `stop rule`, `protocol`, `hypothesis`. */
export const weightWord = ({ role, gate }: Called): string =>
  role === 'criterion' ? gate : role === 'kill' ? 'stop rule' : role;

/** The reason without the outcome's name beside it, with which the reason of a stop rule begins. */
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
