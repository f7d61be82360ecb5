import { readFrontMatter } from '../document/front-matter.ts';
import { compileTemplate } from '../template/compile-template.ts';
import { foldName } from '../text/fold-name.ts';
import type { Config } from '../config.ts';
import type { Host } from '../host.ts';
import type { ColumnSpec, Kind, TableSpec } from '../template/kind.ts';
import type { TemplatePlace } from './load-kinds.ts';

type Compiling = { readonly root: string; readonly config: Config; readonly places: readonly TemplatePlace[] };

/**
 * A file among the templates that is not used as one: it contains too little to distinguish its documents from others.
 */
export type SmallTemplate = { readonly name: string; readonly path: string };

type CompiledTemplates = {
  readonly kinds: readonly Kind[];
  readonly problems: readonly string[];
  readonly small: readonly SmallTemplate[];
};

/**
 * Compiles the team's templates; a file found in a folder is not a template if it contains nothing that a document
 * could be checked against.
 */
export function compileTeamTemplates(host: Host, { root, places }: Compiling): CompiledTemplates {
  const kinds: Kind[] = [];
  const small: SmallTemplate[] = [];
  const problems: string[] = [];
  for (const { path, name } of places) {
    const shown = host.paths.relative(root, path);
    const read = host.files.readText(path);
    if (read.kind !== 'text') {
      problems.push(`${shown} is not UTF-8 text`);
      continue;
    }
    const source = { path: shown, text: read.text };
    const kind = compileTemplate(source, {
      ...(name === undefined ? {} : { name }),
      frontMatter: readFrontMatter(read.text),
    });
    if (name !== undefined || saysEnough(kind) || isMeant(kind)) kinds.push(kind);
    else small.push({ name: kind.name, path: shown });
  }
  return { kinds, problems, small };
}

/** The kind with the configuration's settings applied. */
export function configured(kind: Kind, config: Config): Kind {
  const own = config.kinds.get(kind.name);
  const columns = [...config.columns, ...(own?.columns ?? [])];
  if (own === undefined && columns.length === 0) return kind;
  return {
    ...kind,
    identity: {
      ...kind.identity,
      ...(own?.directory === undefined ? {} : { directory: own.directory }),
      ...(own?.id === undefined ? {} : { idPattern: own.id }),
      ...(own?.fileName === undefined ? {} : { fileName: own.fileName }),
    },
    tables: kind.tables.map((table) =>
      withMapping(table, new Map(columns.map(([name, from]) => [foldName(name), from]))),
    ),
  };
}

const withMapping = (table: TableSpec, mapping: ReadonlyMap<string, readonly string[]>): TableSpec => ({
  ...table,
  columns: table.columns.map((column): ColumnSpec => ({ ...column, from: mapping.get(column.name) ?? column.from })),
});

const LEAST = 4;

/** A title with an open number, or `expctl:` settings: the author meant a template. */
const isMeant = ({ identity, frontMatter }: Kind): boolean =>
  identity.idPattern !== undefined || frontMatter?.entries.some(({ key }) => key === 'expctl') === true;

const saysEnough = (kind: Kind): boolean =>
  kind.sections.length + kind.fields.length + kind.tables.length + kind.checklists.length >= LEAST;
