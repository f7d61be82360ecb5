import { outcomeWords } from './outcome-words.ts';
import type { Decision, Outcome, VerdictWord } from './outcome.ts';

export type Decided = {
  readonly outcomes: readonly Outcome[];
  readonly protocol: readonly Outcome[];
  readonly hypotheses: readonly Outcome[];
  /** Why the runs may not be compared; empty if they may. */
  readonly invalid: readonly string[];
  /** What could not be read; it is given with every verdict, and comes first if it is what prevents a decision. */
  readonly unread: readonly string[];
};

export type VerdictOptions = { readonly allowAwaiting?: boolean; readonly failOnConditional?: boolean };

type Verdict = Pick<Decision, 'verdict' | 'otherwise' | 'exitCode' | 'because' | 'unheld'>;

/**
 * The verdict with its reasons and exit code: the first that applies of INVALID, NO-GO, INCONCLUSIVE, CONDITIONAL GO,
 * GO.
 */
export function verdictOf(decided: Decided, options: VerdictOptions): Verdict {
  const compared = comparedVerdict(decided.outcomes, options);
  const isInvalid = decided.invalid.length > 0;
  const unheld = decided.protocol.filter(({ kind }) => kind === 'undetermined').map(unheldWords);
  const verdict = isInvalid ? 'INVALID' : compared.verdict;
  return {
    verdict,
    otherwise: isInvalid ? compared.verdict : undefined,
    exitCode: hasErrors(decided) ? 2 : exitCodeOf(verdict, options),
    because: [...decided.invalid, ...reasonsOf(compared, decided.unread), ...unheld],
    unheld,
  };
}

/** What could not be read comes first if it prevents a decision. */
const reasonsOf = ({ verdict, because }: Compared, unread: readonly string[]): readonly string[] =>
  verdict === 'NO-GO' ? [...because, ...unread] : [...unread, ...because];

/** What nobody can check does not change the verdict, but is given with it. */
const unheldWords = (outcome: Outcome): string => `protocol item ${reasonOf(outcome)}`;

const hasErrors = ({ outcomes, protocol, hypotheses }: Decided): boolean =>
  [...outcomes, ...protocol, ...hypotheses].some(({ statements }) =>
    statements.some(({ problems }) => problems.some(({ severity }) => severity === 'error')),
  );

const EXIT_CODES = { INVALID: 4, 'NO-GO': 1, INCONCLUSIVE: 3, 'CONDITIONAL GO': 0, GO: 0 } as const satisfies Record<
  VerdictWord,
  number
>;

/** The exit code of a verdict; `--fail-on conditional` changes one of them. */
export function exitCodeOf(verdict: VerdictWord, { failOnConditional }: VerdictOptions): 0 | 1 | 3 | 4 {
  return verdict === 'CONDITIONAL GO' && failOnConditional === true ? 1 : EXIT_CODES[verdict];
}

/** The worst exit code of several documents, in the order 2, 4, 1, 3, 0. */
export function worstExitCode(codes: Iterable<Decision['exitCode']>): Decision['exitCode'] {
  const given = new Set(codes);
  return ([2, 4, 1, 3] as const).find((code) => given.has(code)) ?? 0;
}

type Compared = { readonly verdict: Exclude<VerdictWord, 'INVALID'>; readonly because: readonly string[] };

function comparedVerdict(outcomes: readonly Outcome[], { allowAwaiting }: VerdictOptions): Compared {
  const musts = outcomes.filter(({ criterion }) => criterion.gate === 'must');
  const unmet = musts.filter(({ kind }) => kind === 'unmet');
  if (unmet.length > 0) return { verdict: 'NO-GO', because: unmet.map(reasonOf) };
  const open = musts.filter(({ kind }) => kind === 'undetermined' || (kind === 'awaiting' && allowAwaiting !== true));
  if (open.length > 0) return { verdict: 'INCONCLUSIVE', because: open.map(reasonOf) };
  if (musts.length === 0) return { verdict: 'INCONCLUSIVE', because: ['there is no must criterion'] };
  if (musts.every(({ statements }) => statements.length === 0))
    return { verdict: 'INCONCLUSIVE', because: ['no must criterion was decided by a machine'] };
  const awaiting = musts.filter(({ kind }) => kind === 'awaiting');
  const limited = outcomes.filter(isLimited);
  if (limited.length > 0) return { verdict: 'CONDITIONAL GO', because: distinct([...awaiting, ...limited]) };
  return { verdict: 'GO', because: distinct([...awaiting, ...musts]) };
}

const distinct = (outcomes: readonly Outcome[]): readonly string[] => [...new Set(outcomes)].map(reasonOf);

/**
 * Whether the verdict is limited to CONDITIONAL GO: by a should that is not met, or by a band that says so. An awaiting
 * one is accepted only if that was allowed.
 */
const isLimited = ({ kind, criterion, statements }: Outcome): boolean =>
  (criterion.gate === 'should' && kind !== 'met') || statements.some(({ band }) => band === 'CONDITIONAL GO');

function reasonOf({ criterion, kind, because, statements }: Outcome): string {
  const settle = statements.find((statement) => statement.kind === 'undetermined')?.settle;
  const would = kind === 'undetermined' && settle !== undefined ? ` (settled by: ${settle})` : '';
  return `${outcomeWords(kind, because, criterion)}${would}`;
}
