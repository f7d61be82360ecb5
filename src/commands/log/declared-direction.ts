import { columnDirection } from '../../criteria/holding/direction.ts';
import { worldsOf } from '../../criteria/world/world.ts';
import { findColumn, savedPaths } from '../../runs/filling/mapping.ts';
import { foldKey } from '../../runs/key-path.ts';
import { foldName } from '../../text/fold-name.ts';
import { savedColumns } from './saved-columns.ts';
import type { Project } from '../../project/project.ts';
import type { ColumnRecord, ExperimentRecord } from '../../records/record.ts';

/** A key of an output, and the columns in `--map`. */
export type AskedMetric = { readonly metric: string; readonly map: ReadonlyMap<string, string> | undefined };

/**
 * Which direction is better for an output's metric: as declared for the column that it fills, else for its own name.
 * Undefined if tables differ.
 */
export function declaredDirection(
  project: Project,
  record: ExperimentRecord,
  { metric, map = new Map() }: AskedMetric,
): 'lower' | 'higher' | undefined {
  const saved = savedColumns(project, record);
  const isMetric = (path: string): boolean => foldKey(path) === foldKey(metric);
  const columnIn = (columns: readonly ColumnRecord[]): ColumnRecord | undefined => {
    const mapped = [...map].find(([, path]) => isMetric(path));
    if (mapped !== undefined) return findColumn(columns, mapped[0]);
    return columns.find((column) => savedPaths(column, { saved }).some(isMetric)) ?? findColumn(columns, metric);
  };
  const said = worldsOf(record, { runRecords: new Map() }).flatMap((world) => {
    const column = columnIn(world.columns);
    const ofColumn = column === undefined ? undefined : columnDirection(world, column);
    return ofColumn ?? world.metrics.get(foldName(metric))?.better ?? [];
  });
  return new Set(said).size === 1 ? said[0] : undefined;
}
