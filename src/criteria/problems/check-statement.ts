import { error, warning } from '../language/statement-problem.ts';
import type { StatementProblem } from '../language/statement-problem.ts';
import { nearestNames } from '../language/nearest-names.ts';
import type { Claim, Node, Reference, Statement } from '../language/syntax.ts';
import { isOther, isReference, memberOf } from '../language/syntax.ts';
import { isAggregate, partsOf, rootsOf, scaleOf, walk } from '../language/walk.ts';
import type { CellRecord, ColumnRecord } from '../../records/record.ts';
import { untyped } from '../numbers/operand.ts';
import { unreachableBands } from './unreachable-bands.ts';
import { checkUnits } from './check-units.ts';
import { bareNumbers } from './open-percentages.ts';
import { limitsRate } from './rate-limit.ts';
import { alikeNames, isOfRun, keyIn, meaningOf, meaningsOf, namesIn } from '../world/resolve.ts';
import { isOpenNumber, openNumberWords } from '../numbers/open-number.ts';
import { wordsOf } from '../holding/run-value.ts';
import { elsewhereWords } from '../world/unknown-name.ts';
import type { World } from '../world/world.ts';

/** What is wrong with a statement in its document, before any value is compared: names, types, units. */
export function checkStatement(world: World, statement: Statement): readonly StatementProblem[] {
  const roots = rootsOf(statement);
  const problems = roots.flatMap((root) => [
    ...checkNames(world, root),
    ...checkNesting(root),
    ...checkUnits(world, root),
  ]);
  return statement.kind === 'claim'
    ? [...problems, ...checkScales(world, statement)]
    : [
        ...problems,
        ...checkBeside(world, statement.of),
        ...unreachableBands(statement.bands),
        ...limitsRate(
          world,
          statement.bands.map(({ limit }) => limit),
          statement.of,
        ),
        ...bareNumbers(world, [statement.of, ...statement.bands.map(({ limit }) => limit)]),
      ];
}

function checkNames(world: World, root: Node): readonly StatementProblem[] {
  const parted = new Set([...walk(root)].flatMap((node) => (node.kind === 'part' ? [node.of] : [])));
  return [...walk(root)].flatMap((node) => {
    if (isReference(node) && parted.has(node))
      return meaningOf(world, node) === undefined ? checkName(world, node) : [];
    const found = isReference(node) ? checkName(world, node) : [];
    const isRowWhere = node.kind === 'row' && typeof node.pick !== 'string';
    return isRowWhere ? [...found, ...checkNames(world, node.pick)] : found;
  });
}

function checkName(world: World, reference: Reference): readonly StatementProblem[] {
  const { span } = reference;
  if (reference.kind === 'flag' || reference.kind === 'document') return [];
  const plain = memberOf(reference);
  const words = wordsOf(plain);
  const meaning = meaningOf(world, plain);
  if (meaning === undefined) {
    const known = isOther(reference) && hasColumn(world, words);
    const elsewhere = elsewhereWords(world, plain, words);
    if (known) return [];
    if (elsewhere !== undefined) return [warning(span, elsewhere.because, elsewhere.settle)];
    return isOpenNumber(words)
      ? [warning(span, openNumberWords(words))]
      : [warning(span, `nothing is called \`${words}\` yet`, nearestTo(world, plain))];
  }
  if (meaning.kind === 'collision') {
    const [first] = meaning.headers;
    return [
      error(
        span,
        `${meaning.headers.map((header) => `"${header}"`).join(' and ')} are both \`${words}\``,
        `write col("${first ?? ''}")`,
      ),
    ];
  }
  return [...shadowing(world, reference), ...pairs(world, reference)];
}

/** The nearest names in the form to write them: columns with the same name are distinguished by their headers. */
function nearestTo(world: World, reference: Reference): string | undefined {
  const words = wordsOf(reference);
  const alike = reference.kind === 'column' ? alikeNames(world, words) : [];
  if (alike.length > 0) return `did you mean ${alike.join(', ')}?`;
  const known = namesIn(world).filter((name) => !name.includes('#'));
  const near = nearestNames(words, known).flatMap((name) => {
    const [meaning] = meaningsOf(world, name);
    return meaning?.kind === 'collision' ? meaning.headers.map((header) => `col("${header}")`) : [name];
  });
  return near.length === 0 ? undefined : `did you mean ${[...new Set(near)].join(', ')}?`;
}

const hasColumn = ({ record }: World, name: string): boolean =>
  record.tables.some(({ columns }) => columns.some((column) => column.name === name || column.header === name));

const KIND_WORDS = {
  column: 'column',
  metric: 'metric',
  parameter: 'parameter',
  field: 'field',
  labelled: 'table row',
  several: 'table row',
  collision: 'column',
} as const;

/** A metric or parameter that is logged into the column of its name is a single thing. */
function shadowing(world: World, reference: Reference): readonly StatementProblem[] {
  if (reference.kind !== 'name') return [];
  const [first, ...others] = meaningsOf(world, reference.name);
  const column = first?.kind === 'column' ? first.column : undefined;
  const hidden = others.filter(
    (other) =>
      other.kind === 'field' ||
      (other.kind === 'parameter' && (column === undefined || !isShownIn(world, column, other.name))),
  );
  if (first === undefined || hidden.length === 0 || (first.kind === 'field' && hidden.length > 0)) return [];
  const words = hidden.map(({ kind }) => `the ${KIND_WORDS[kind]}`).join(' and ');
  const message = `\`${reference.name}\` is the ${KIND_WORDS[first.kind]}, not ${words} of that name`;
  return [warning(reference.span, message, column && `write col("${column.header}") where the column is meant`)];
}

/** Whether the column shows the parameter in every run that has it: it was filled from it, or has the same value. */
const isShownIn = ({ runs }: World, { name }: ColumnRecord, parameter: string): boolean =>
  runs.every(({ record, cells }) => {
    const key = keyIn(record?.parameters, parameter);
    if (record === undefined || key === undefined) return true;
    return record.columns?.get(name) === key || cells.get(name)?.cell.text === String(record.parameters.get(key));
  });

/** A pair cannot be compared without choosing one of its parts. */
function pairs(world: World, reference: Reference): readonly StatementProblem[] {
  const meaning = meaningOf(world, reference);
  if (meaning?.kind !== 'column') return [];
  const isPair = (cell: CellRecord | undefined) => cell !== undefined && untyped(cell.value).kind === 'pair';
  const pair = world.runs.find(({ cells }) => isPair(cells.get(meaning.column.name)?.cell));
  if (pair === undefined) return [];
  const text = pair.cells.get(meaning.column.name)?.cell.text ?? '';
  const name = wordsOf(reference);
  return [error(reference.span, `\`${name}\` holds pairs such as ${text}`, `write ${name}.first or ${name}.second`)];
}

/** Aggregates cannot be nested, and cannot be used in a selection. */
function checkNesting(root: Node): readonly StatementProblem[] {
  return [...walk(root)].flatMap((node) => {
    if (node.kind !== 'call' || !isAggregate(node)) return [];
    const inner = partsOf(node)
      .flatMap((part) => [...walk(part)])
      .find((part) => part.kind === 'call' && isAggregate(part));
    return inner === undefined ? [] : [error(inner.span, 'an aggregate inside an aggregate')];
  });
}

function checkScales(world: World, claim: Claim): readonly StatementProblem[] {
  const { condition, where, per, quantifier } = claim;
  const problems = [...checkBeside(world, condition)];
  const isRun = isOfRun(world);
  const scale = scaleOf(condition, isRun);
  const inWhere =
    where && [...walk(where)].find((node) => node.kind === 'constant' || (node.kind === 'call' && isAggregate(node)));
  if (inWhere !== undefined)
    problems.push(error(inWhere.span, '`where` selects runs one by one, so it takes no aggregate'));
  const isWhole = scale === 'selection' && condition.kind !== 'constant';
  if (isWhole && quantifier !== undefined && quantifier.kind !== 'at-least')
    problems.push(
      error(quantifier.span, 'an aggregate already speaks of all selected runs', 'leave the quantifier out'),
    );
  if (isWhole && quantifier?.kind === 'at-least' && quantifier.count.kind === 'percent')
    problems.push(error(quantifier.span, 'beside an aggregate `at least` is a sample size, not a share'));
  for (const name of per?.names ?? [])
    if (scaleOf(name, isRun) === 'none' && meaningOf(world, name) !== undefined)
      problems.push(warning(name.span, `\`${wordsOf(name)}\` is the same for every run`));
  return problems;
}

/** An aggregate beside a bare column: the statement does not say which run's value the column means. */
function checkBeside(world: World, root: Node): readonly StatementProblem[] {
  const isRun = isOfRun(world);
  if (scaleOf(root, isRun) !== 'both') return [];
  const bare = bareReference(root, isRun);
  const words = bare === undefined ? 'a value of each run' : `\`${wordsOf(bare)}\``;
  return [
    error((bare ?? root).span, `${words} is beside an aggregate`, 'aggregate it too: `mean(…)`, or write two spans'),
  ];
}

function bareReference(node: Node, isRun: (reference: Reference) => boolean): Reference | undefined {
  if (isReference(node)) return isRun(node) ? node : undefined;
  if (node.kind === 'constant' || (node.kind === 'call' && isAggregate(node))) return undefined;
  for (const part of partsOf(node)) {
    const found = bareReference(part, isRun);
    if (found !== undefined) return found;
  }
  return undefined;
}
