import { isSideOf } from '../../runs/items/is-side-of.ts';
import { foldName } from '../../text/fold-name.ts';
import { isOther, isReference } from '../language/syntax.ts';
import { unknown } from '../holding/judgement.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { otherValues } from '../holding/other-rows.ts';
import { crashed } from '../world/crashed-run.ts';
import { wordsOf, nameOfReference } from '../holding/run-value.ts';
import type { ItemTable, Measure } from '../../runs/items/item-table.ts';
import type { RunItems } from '../../runs/run-record.ts';
import type { Reference } from '../language/syntax.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';
import type { Measured } from './side-of.ts';

/** The items of one side: their table, and the measure that the statement's name stands for. */
export type ItemSide = {
  readonly path: string;
  readonly table: ItemTable;
  /** The name of the measure in the file. */
  readonly named: string;
  readonly measure: Measure;
};

/** The items in a run that a side of a comparison is based on, or why there are none. */
export function itemSide(world: World, run: RunRow, { of }: Measured): ItemSide | Judgement {
  if (!isReference(of) || of.kind === 'flag')
    return unknown('the items of a metric are found by its name', 'the name of a column or metric');
  const found = runOf(world, run, of);
  if ('truth' in found) return found;
  const crash = crashed(found);
  if (crash !== undefined) return unknown(crash.because, crash.settle);
  const name = nameOfReference(of);
  const file = fileFor(found.record?.items ?? [], name);
  if (file === undefined)
    return unknown(`${found.name} has no items for ${name}`, '`expctl log … --items FILE --replace` with its results');
  const resolved = world.items(file.items);
  if (resolved.kind === 'lacking') return unknown(resolved.because, resolved.settle);
  return measureNamed(file, name, resolved.table);
}

/** The run whose record names the items: the row's own, or that of the one row referred to. */
function runOf(world: World, run: RunRow, of: Reference): RunRow | Judgement {
  if (!isOther(of)) return run;
  const others = otherValues({ world, run, selection: [], judge: judgeCondition }, of);
  if ('kind' in others) return unknown(others.kind === 'lacking' ? others.because : `there is no ${wordsOf(of)}`);
  const [only, ...more] = others;
  if (only === undefined) return unknown(`there is no row for ${wordsOf(of)}`, 'that row');
  if (more.length > 0) return unknown(`${wordsOf(of)} is given by ${others.length} rows`, 'row(where …)');
  return only.run;
}

type NamedFile = { readonly items: RunItems; readonly side: string };

/**
 * The file for the side with which the name begins or ends (`baseline_wer`: `baseline`), else the one without a side.
 */
export function fileFor(files: readonly RunItems[], name: string): NamedFile | undefined {
  const sided = files
    .map((items) => ({ items, side: foldName(items.side ?? '') }))
    .filter(({ side }) => side !== '' && isSideOf(side, name))
    .toSorted((a, b) => b.side.length - a.side.length)[0];
  if (sided !== undefined) return sided;
  const plain = files.find(({ side }) => side === undefined);
  return plain && { items: plain, side: '' };
}

/**
 * The measure with the metric's own name (without its side), else the file's errors or score, else its only measure.
 */
function measureNamed({ items, side }: NamedFile, name: string, table: ItemTable): ItemSide | Judgement {
  const { measures } = table;
  const bare = withoutSide(name, side);
  const usual = ['errors', 'score'].filter((each) => measures.has(each));
  const only = usual.length === 0 && measures.size === 1 ? [...measures.keys()] : usual;
  const named = [name, bare].find((each) => measures.has(each)) ?? (only.length === 1 ? only[0] : undefined);
  const measure = named === undefined ? undefined : measures.get(named);
  if (named !== undefined && measure !== undefined) return { path: items.path, table, named, measure };
  return unknown(
    `${items.path} measures ${[...measures.keys()].join(', ')}, and none of them is called ${bare}`,
    `a measure called ${bare} or score`,
  );
}

function withoutSide(name: string, side: string): string {
  if (side === '' || name === side) return name;
  return name.startsWith(`${side}_`) ? name.slice(side.length + 1) : name.slice(0, -side.length - 1);
}
