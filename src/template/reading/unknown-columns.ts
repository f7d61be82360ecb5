import { foldName } from '../../text/fold-name.ts';
import { columnNamed } from '../statements/column-named.ts';
import { keysNamed } from '../words/several-keys.ts';
import { notUnderstood } from '../statements/metric-specs.ts';
import { meant } from '../statements/statement-mistake.ts';
import type { Ambiguity } from '../kind.ts';
import type { Statement } from '../statements/annotations.ts';
import type { TemplateView } from './template-view.ts';

type TableFacts = { readonly statements: readonly Statement[]; readonly header: readonly string[] };

/** Statements about columns that do not exist in any table. */
export function unknownColumns({ annotations }: TemplateView, all: readonly TableFacts[]): readonly Ambiguity[] {
  return [...annotations.values()].flat().flatMap((statement) => {
    const name = columnNamed(statement);
    const headers = all.filter(({ statements }) => statements.includes(statement)).map(({ header }) => header);
    if (name === undefined || headers.some((header) => isThere(statement, name, header))) return [];
    const because = `no column of the table is called "${name}"${meant(name, headers.flat())}`;
    return [notUnderstood(statement, `: ${headers.length === 0 ? 'it stands at no table' : because}`)];
  });
}

/** Whether a table has the column that a statement names; for a key, all of its columns. */
function isThere({ words }: Statement, name: string, header: readonly string[]): boolean {
  const names = header.map((title) => foldName(title));
  return names.includes(foldName(name)) || (words[0] === 'runs' && keysNamed(name, names, foldName) !== undefined);
}
