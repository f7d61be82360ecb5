import { labelName } from '../../document/label-name.ts';
import { rememberFor } from '../../text/remember.ts';
import { firstFew } from '../../text/first-few.ts';
import type { RowClass } from '../../records/record.ts';
import { plainText } from '../../values/plain-text.ts';
import type { OtherReference, PlainReference, Reference } from '../language/syntax.ts';
import { isBesideRuns } from '../../records/tables/beside-runs.ts';
import { lacking } from '../numbers/operand.ts';
import type { Operand } from '../numbers/operand.ts';
import { columnsOf } from '../world/columns-of.ts';
import { standingOf, standingWords } from '../world/place-words.ts';
import { meaningOf } from '../world/resolve.ts';
import { calledSo } from '../world/called.ts';
import { takenBack } from '../world/taken-back.ts';
import { withoutRemark } from '../../document/label-remark.ts';
import { cellValue, collided, fieldValue, runValue, wordsOf } from './run-value.ts';
import { rowsOfGroup } from './rows-of-group.ts';
import { runRow } from '../world/run-row.ts';
import type { RunRow } from '../world/run-row.ts';
import type { Scope } from './scope.ts';
import { elsewhereWords } from '../world/unknown-name.ts';
import { worldsOf } from '../world/world.ts';
import type { World } from '../world/world.ts';

/** The value of a reference to another row, to the baseline or to another document. */
export function otherValue(scope: Scope, reference: OtherReference): Operand {
  if (reference.kind === 'document') return documentValue(scope.world, reference);
  const found =
    reference.kind === 'baseline'
      ? baselineRows(scope.world, reference.of)
      : rowsOfGroup(scope.world, reference, pickedRows(scope, reference));
  return 'kind' in found ? found : onlyValue(found, scope.world, reference);
}

/** A value from another row or document, with the run it belongs to. */
export type Candidate = {
  readonly label: string;
  readonly value: Operand;
  readonly run: RunRow;
  readonly world: World;
};

/** All values of a reference to other rows or to another document: those that an aggregate of it uses. */
export function otherValues(scope: Scope, reference: OtherReference): readonly Candidate[] | Operand {
  if (reference.kind === 'baseline') return baselineRows(scope.world, reference.of);
  if (reference.kind === 'row') return rowsOfGroup(scope.world, reference, pickedRows(scope, reference));
  const record = scope.world.resolveDocument(reference.id);
  if (record === undefined)
    return lacking(`${reference.id} was not read`, `the document ${reference.id}, found by its id in the collection`);
  const found = worldsOf(record, { runRecords: new Map() })
    .map((world) => candidates(world, world.runs, reference.of).map(unlessTakenBack))
    .find((rows) => rows.length > 0);
  return found === undefined
    ? lacking(`${reference.id} has no ${wordsOf(reference.of)}`, `a run of ${reference.id} that gives it`)
    : rowsOfGroup(scope.world, reference, found);
}

/** One row must remain; several with the same value count as one. */
function onlyValue(candidates: readonly Candidate[], world: World, reference: OtherReference): Operand {
  const name = wordsOf(reference);
  const [first, ...others] = candidates;
  if (first === undefined) return noRowOf(world)(reference);
  if (others.length === 0) return first.value;
  const labels = firstFew(candidates.map(placeOf));
  return {
    kind: 'misfit',
    message: `${name} is given by ${candidates.length} rows: ${labels}`,
    hint:
      reference.kind === 'baseline'
        ? `take them together, \`mean(${name})\`, or name one, \`row("${first.label}").${wordsOf(reference.of)}\``
        : 'select one with row(where …)',
  };
}

const noRowOf = rememberFor((world: World) => rememberFor((reference: OtherReference) => noRow(world, reference)));

function noRow(world: World, reference: OtherReference): Operand {
  const name = wordsOf(reference);
  if (reference.kind !== 'row' || typeof reference.pick !== 'string')
    return lacking(`there is no row for ${name}`, reference.kind === 'baseline' ? 'a baseline row' : 'that row');
  const unread = rowsCalled(rowsOf(world, UNREAD), reference.pick)[0];
  if (unread?.row !== undefined)
    return lacking(
      `the row "${reference.pick}" in ${standingWords(standingOf(world.record, unread.row.row.span))} ${CLASS_WORDS[unread.row.class]}, and is not read`,
      'a row that is measured, or an aggregate of the rows',
    );
  const alike = rowsAlike(allRows(world), reference.pick).map((label) => `row("${label}")`);
  const settle = alike.length === 0 ? 'that row' : `that row, or one that is there: ${alike.join(', ')}`;
  return lacking(`there is no row "${reference.pick}" for ${name}`, settle);
}

/** The values of a reference in a world are found once, because they are needed again for every run. */
const baselinesOf = rememberFor((world: World) => rememberFor((of: PlainReference) => readBaselines(world, of)));

const baselineRows = (world: World, of: PlainReference): Picked => baselinesOf(world)(of);

/** The reference rows of the runs table. A baseline in another table may have been measured on something else. */
function readBaselines(world: World, of: PlainReference): Picked {
  const own = candidates(world, world.references, of);
  if (own.length > 0) return own;
  if (world.narrowedTo !== undefined)
    return lacking(`there is no baseline row for ${world.narrowedTo}`, 'that row, or one that says nothing else');
  const others = allRows(world).filter(({ row }) => row?.class === 'reference');
  const found = others.flatMap((row) => candidates(world, [row], of));
  const [first] = found;
  if (first === undefined || world.tables.length === 0) return found;
  return lacking(
    `the runs have no baseline row; there is ${firstFew(found.map(placeOf))}`,
    `a baseline row among the runs, or \`row("${first.label}").${wordsOf(of)}\` where that one is meant`,
  );
}

/** `Naive in "Results" (line 14)`. */
const placeOf = ({ label, run, world }: Candidate): string =>
  run.row === undefined ? label : `${label} in ${standingWords(standingOf(world.record, run.row.row.span))}`;

type RowReference = Extract<Reference, { kind: 'row' }>;

type Picked = readonly Candidate[] | Operand;

/**
 * Which rows are picked does not depend on the run that they are compared with, only on the selection that aggregates
 * use.
 */
const picksOf = rememberFor((_: World) => rememberFor((__: RowReference) => new WeakMap<Scope['selection'], Picked>()));

function pickedRows(scope: Scope, reference: RowReference): Picked {
  const known = picksOf(scope.world)(reference);
  const selection = scope.selection.length === 0 ? NO_RUNS : scope.selection;
  const before = known.get(selection);
  if (before !== undefined) return before;
  const picked = readPicked(scope, reference);
  known.set(selection, picked);
  return picked;
}

const NO_RUNS: Scope['selection'] = [];

function readPicked(scope: Scope, { pick, of }: RowReference): Picked {
  const { world } = scope;
  if (typeof pick === 'string') {
    const own = rowsCalled([...world.runs, ...world.references], pick);
    const found = candidates(world, own, of);
    const picked = found.length > 0 ? found : candidates(world, rowsCalled(allRows(world), pick), of);
    return picked.map(unlessTakenBack);
  }
  const rows = [...world.runs, ...world.references].map((run) => ({
    run,
    judged: scope.judge({ ...scope, run }, pick),
  }));
  const open = rows.find(({ judged }) => judged.truth === 'unknown');
  if (open !== undefined) return lacking(open.judged.because ?? 'which row is meant is not known', open.judged.settle);
  const chosen = rows.filter(({ judged }) => judged.truth === 'yes').map(({ run }) => run);
  return candidates(world, chosen, of).map(unlessTakenBack);
}

/** A row that a statement picks is no value if its own notes say that it does not count. */
function unlessTakenBack(candidate: Candidate): Candidate {
  const words = takenBack(candidate.run);
  if (words === undefined) return candidate;
  const { label } = candidate;
  return { ...candidate, value: lacking(`${label}: ${words}`, `another row, or other words in the row of ${label}`) };
}

function candidates(world: World, rows: readonly RunRow[], of: PlainReference): readonly Candidate[] {
  const found: Candidate[] = [];
  const about = (run: RunRow) => ({ label: run.id, run, world });
  for (const row of rows) {
    const columns = [...row.cells.values()].map(({ column }) => column);
    const [column, ...others] = columnsOf(columns, of);
    const cell = column && row.cells.get(column.name);
    if (column !== undefined && others.length > 0)
      found.push({ ...about(row), value: collided([column, ...others].map(({ header }) => header)) });
    else if (cell !== undefined)
      found.push({ ...about(row), value: cellValue(row, cell, world.metrics.get(cell.column.name)?.unit) });
    else if (row.record !== undefined) found.push({ ...about(row), value: runValue(world, row, of) });
  }
  return found;
}

/** The rows of a name: by the run's name, or by the text of the first cell. */
function rowsCalled(rows: readonly RunRow[], label: string): readonly RunRow[] {
  const named = rows.flatMap((row) => [...new Set([row.id, firstCell(row)])].map((name) => ({ row, name })));
  return [...new Set(calledSo(label, named, ({ name }) => name).map(({ row }) => row))];
}

/** Labels of rows that have this name apart from text in brackets. */
function rowsAlike(rows: readonly RunRow[], label: string): readonly string[] {
  const name = labelName(withoutRemark(label));
  return [...new Set(rows.map(firstCell).filter((each) => labelName(withoutRemark(each)) === name))];
}

function firstCell(row: RunRow): string {
  const first = [...row.cells.values()].find(({ column }) => column.index === 0)?.cell.text ?? '';
  return plainText(first).trim();
}

const READ: ReadonlySet<RowClass> = new Set<RowClass>(['data', 'reference']);
const UNREAD: ReadonlySet<RowClass> = new Set<RowClass>(['summary', 'excluded', 'placeholder']);
const SUMMARY: ReadonlySet<RowClass> = new Set<RowClass>(['summary']);

const CLASS_WORDS = {
  data: 'is measured',
  reference: 'is a baseline',
  summary: 'sums up others',
  excluded: 'is excluded',
  placeholder: 'is not filled in',
  'repeated-header': 'is a header',
  continuation: 'goes on from the one above',
} as const satisfies Record<RowClass, string>;

/**
 * A target and a difference are listed beside the runs and do not summarise anything: they are read if they are named.
 */
const allRows = rememberFor((world: World) => [
  ...rowsOf(world, READ),
  ...rowsOf(world, SUMMARY).filter((row) => isBesideRuns(row.id) || isBesideRuns(firstCell(row))),
]);

const rowsOf = ({ record }: World, classes: ReadonlySet<RowClass>): readonly RunRow[] =>
  record.tables.flatMap((table) =>
    table.rows.filter((row) => classes.has(row.class)).map((row) => runRow(table, row, new Map())),
  );

type DocumentReference = Extract<Reference, { kind: 'document' }>;

/** `doc("EXP-042").accuracy`: the value of the only run, or a field. */
function documentValue(world: World, reference: DocumentReference): Operand {
  const { id, of } = reference;
  const record = world.resolveDocument(id);
  const name = wordsOf(of);
  if (record === undefined)
    return lacking(`${id} was not read`, `the document ${id}, found by its id in the collection`);
  const worlds = worldsOf(record, { runRecords: new Map() });
  const found = rowsOfGroup(
    world,
    reference,
    worlds.flatMap((other) => candidates(other, other.runs, of).map(unlessTakenBack)),
  );
  if ('kind' in found) return found;
  const [only, ...more] = found;
  if (more.length > 0)
    return { kind: 'misfit', message: `${id} has ${found.length} runs with ${name}`, hint: 'one value is wanted' };
  if (only !== undefined) return only.value;
  const [first] = worlds;
  const meaning = first && meaningOf(first, of);
  if (first !== undefined && (meaning?.kind === 'field' || meaning?.kind === 'labelled'))
    return fieldValue(first, meaning);
  if (meaning?.kind === 'several')
    return lacking(
      `${name} of ${id}: ${meaning.doubted?.because ?? 'it is not said which is meant'}: ${meaning.places.join(', ')}`,
      `one value of ${name} in ${id}`,
    );
  if (meaning?.kind === 'collision') return collided(meaning.headers);
  const elsewhere = first && elsewhereWords(first, of, name);
  return elsewhere === undefined
    ? lacking(`${id} has no ${name}`, `a value of ${name} in ${id}`)
    : lacking(
        `in ${id}, ${elsewhere.because}`,
        `a value of ${name} in ${id} that a run or a line of its results tells`,
      );
}
