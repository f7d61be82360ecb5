import { foldName } from '../../text/fold-name.ts';
import { columnNamed } from '../statements/column-named.ts';
import { notUnderstood } from '../statements/metric-specs.ts';
import { meant } from '../statements/statement-mistake.ts';
import type { Ambiguity } from '../kind.ts';
import type { Statement } from '../statements/annotations.ts';
import type { TemplateView } from './template-view.ts';

type TableFacts = { readonly statements: readonly Statement[]; readonly header: readonly string[] };

/** Statements about columns that no table has. */
export function unknownColumns({ annotations }: TemplateView, all: readonly TableFacts[]): readonly Ambiguity[] {
  return [...annotations.values()].flat().flatMap((statement) => {
    const name = columnNamed(statement);
    const headers = all.filter(({ statements }) => statements.includes(statement)).map(({ header }) => header);
    if (name === undefined || headers.flat().some((title) => foldName(title) === foldName(name))) return [];
    const because = areSeveral(name, headers.flat())
      ? `one column tells runs apart, and "${name}" are several: \`| Run | ${headers.flat().join(' | ')} |\` would have one`
      : `no column of the table is called "${name}"${meant(name, headers.flat())}`;
    return [notUnderstood(statement, `: ${headers.length === 0 ? 'it stands at no table' : because}`)];
  });
}

/** `Model, Seed`: each a column of its own. */
function areSeveral(name: string, header: readonly string[]): boolean {
  const parts = name.split(/[,+|&/]/u).map((part) => foldName(part));
  const known = new Set(header.map((title) => foldName(title)));
  return parts.length > 1 && parts.every((part) => known.has(part));
}
