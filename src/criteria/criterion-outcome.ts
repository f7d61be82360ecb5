import { unfilledIn } from './places/unfilled.ts';
import type { RunRow } from './world/run-row.ts';
import type { World } from './world/world.ts';
import type { Condition } from './language/syntax.ts';
import { parseStatement } from './language/parse-statement.ts';
import type { Binding, Criterion, Outcome, OutcomeKind, StatementOutcome } from './outcome.ts';
import { bindingProblems, statementOutcome } from './statement-outcome.ts';

/** Decides a criterion: by its statements if it has any, else by a person's mark, else it is awaiting. */
export function criterionOutcome(worlds: readonly World[], criterion: Criterion, all: readonly Criterion[]): Outcome {
  if (criterion.statements.length === 0) return personsOutcome(criterion);
  const bound = boundBy(criterion.binding, worlds, all);
  const isKill = criterion.role === 'kill';
  const seed = seedOf(worlds, criterion);
  const options = { usual: isKill ? 'some' : 'every', isKill, seed, ...bound } as const;
  const broken = criterion.binding?.kind === 'where' ? bindingProblems(criterion.binding.condition) : [];
  const statements = criterion.statements.map((place) => {
    const outcome = statementOutcome(worlds, place, options);
    return { ...outcome, problems: [...broken, ...outcome.problems] };
  });
  const kind = kindOf(statements);
  return { criterion, kind, statements, because: becauseOf(kind, statements) };
}

/** The seed for random numbers: the same for the same experiment and criterion, wherever the document is. */
function seedOf([world]: readonly World[], { key }: Criterion): string {
  const { id, document } = world?.record ?? {};
  const name = id?.text ?? document?.source.path.split('/').at(-1) ?? '';
  return `${name}/${key}`;
}

function personsOutcome(criterion: Criterion): Outcome {
  const { mark, openMark, signature, unsaid } = criterion;
  const unfilled = unfilledIn(criterion);
  if (unfilled !== undefined && (mark === 'none' || (unfilled.isAll && signature === undefined)))
    return { criterion, kind: 'awaiting', statements: [], because: `it is not filled in yet: \`${unfilled.words}\`` };
  if (mark === 'none') {
    const why = openMark?.because ?? unsaid;
    const unread = why === undefined ? '' : `: ${why}`;
    return { criterion, kind: 'awaiting', statements: [], because: `a person decides this, and has not${unread}` };
  }
  const who = signature === undefined ? 'marked by hand' : `marked by hand: ${signature}`;
  return { criterion, kind: mark, statements: [], because: who };
}

/** Met if all statements are; a single unmet one decides. */
function kindOf(statements: readonly StatementOutcome[]): OutcomeKind {
  if (statements.some(({ kind }) => kind === 'unmet')) return 'unmet';
  return statements.some(({ kind }) => kind === 'undetermined') ? 'undetermined' : 'met';
}

/** The reasons of the deciding statements. */
function becauseOf(kind: OutcomeKind, statements: readonly StatementOutcome[]): string {
  const deciding = statements.filter((statement) => statement.kind === kind);
  return deciding.map(({ because }) => because).join('; ');
}

type Bound = { readonly conditions: readonly Condition[]; readonly isBound: (run: RunRow) => boolean };

/** The runs that test a hypothesis: all of them, if no run id of the document starts with a hypothesis's label. */
function boundBy(binding: Binding | undefined, worlds: readonly World[], all: readonly Criterion[]): Bound {
  const everyRun = { conditions: [], isBound: () => true };
  if (binding === undefined) return everyRun;
  if (binding.kind === 'where') {
    const { statement } = parseStatement(binding.condition.text);
    if (statement?.kind !== 'claim') return { conditions: [], isBound: () => false };
    return { conditions: [statement.condition], isBound: () => true };
  }
  const labels = all.flatMap((criterion) => (criterion.binding?.kind === 'label' ? [criterion.binding.label] : []));
  const isLabelled = worlds.some(({ runs }) =>
    runs.some(({ id }) => labels.some((label) => startsWithLabel(id, label))),
  );
  return isLabelled ? { conditions: [], isBound: ({ id }) => startsWithLabel(id, binding.label) } : everyRun;
}

const startsWithLabel = (id: string, label: string): boolean => id.toLowerCase().startsWith(`${label.toLowerCase()}-`);
