import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** The rooms by level: a file may import from its own level and below (docs/architecture.md says why). */
const LEVELS: readonly (readonly string[])[] = [
  ['text', 'escape', 'yaml', 'parquet', 'stats', 'host', 'errors', 'version'],
  ['values', 'config'],
  ['document', 'journal'],
  ['template', 'history'],
  ['records'],
  ['runs', 'lint'],
  ['criteria', 'merge'],
  ['rules', 'report', 'dataset'],
  ['print', 'editor', 'project'],
  ['commands'],
  ['main', 'program', 'index', 'node-host', 'cli'],
];

/** The same inside criteria/, for the folders that a statement passes through. */
const CRITERIA_LEVELS: readonly (readonly string[])[] = [
  ['language'],
  ['numbers'],
  ['world'],
  ['holding'],
  ['confidence', 'problems'],
  ['claim'],
];

/** The same inside runs/, from the notations of outputs to what is written about a run. */
const RUNS_LEVELS: readonly (readonly string[])[] = [
  ['json', 'events', 'secrets'],
  ['csv'],
  ['outputs'],
  ['reading'],
  ['readers', 'items'],
  ['row'],
  ['keeping'],
  ['filling', 'spooling'],
  ['importing'],
];

/** Third-party packages and where they may be imported. */
const PORTS: Readonly<Record<string, readonly string[]>> = {
  commander: ['program.ts'],
  'gray-matter': ['document/front-matter.ts'],
  yaml: ['yaml/'],
  chalk: ['print/'],
  'cli-table3': ['print/'],
  'simple-git': ['node-host/'],
  chokidar: ['node-host/'],
  zod: ['project/config-schema.ts', 'runs/'],
  'hyparquet-writer': ['parquet/'],
  'smol-toml': ['project/read-config.ts', 'runs/outputs/toml-in.ts'],
  fflate: ['runs/outputs/zip-entry.ts'],
  'node-sqlite3-wasm': ['node-host/databases.ts'],
  unified: ['report/render-prose.ts'],
  'remark-parse': ['report/render-prose.ts'],
  'remark-gfm': ['report/render-prose.ts'],
  'remark-rehype': ['report/render-prose.ts'],
  'rehype-sanitize': ['report/render-prose.ts'],
  'hast-util-to-html': ['report/render-prose.ts'],
  hast: ['report/render-prose.ts'],
  mdast: ['report/render-prose.ts'],
};

const BANNED_NAMES = /^(?:utils?|helpers?|common|shared|core|lib|types|manager|service)s?(?:\.ts)?$/u;

type File = {
  readonly path: string;
  readonly room: string;
  readonly imports: readonly string[];
  readonly text: string;
};

const files: readonly File[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    return { path, room: roomOf(path), imports: importsOf(text), text };
  });

function roomOf(path: string): string {
  const first = path.split('/')[0] ?? '';
  return first.replace(/(?:\.generated)?\.ts$/u, '');
}

function importsOf(text: string): readonly string[] {
  const statements = text.matchAll(/^(?:import|export)\b[^'"]*\bfrom '([^']+)';/gmu);
  const dynamic = text.matchAll(/\bimport\('([^']+)'\)/gu);
  return [...statements, ...dynamic].map((match) => match[1] ?? '');
}

const valuesOf = (text: string): string => text.replace(/import type [^;]+;/gu, '');

const staticImportsOf = (text: string): readonly string[] => importsOf(valuesOf(text).replaceAll(/\bimport\('/gu, ''));

/** The files that are loaded together with these. */
function reachedAtOnce(paths: readonly string[]): ReadonlySet<File> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set(paths.flatMap((path) => byPath.get(path) ?? []));
  for (const { path, text } of reached)
    for (const specifier of staticImportsOf(text)) {
      const file = byPath.get(target(path, specifier));
      if (file !== undefined) reached.add(file);
    }
  return reached;
}

const levelOf = (room: string): number => LEVELS.findIndex((rooms) => rooms.includes(room));

const target = (from: string, specifier: string): string => relative(SRC, resolve(SRC, dirname(from), specifier));

describe('the architecture', () => {
  it('has a level for every folder', () => {
    expect(files.filter(({ room }) => levelOf(room) === -1).map(({ path }) => path)).toEqual([]);
  });

  it('has no import from a higher level', () => {
    const upward = files.flatMap(({ path, room, imports }) =>
      imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => target(path, specifier))
        .filter((to) => levelOf(roomOf(to)) > levelOf(room))
        .map((to) => `${path} -> ${to}`),
    );
    expect(upward).toEqual([]);
  });

  it.each([
    ['a statement', 'criteria', CRITERIA_LEVELS],
    ['a run', 'runs', RUNS_LEVELS],
  ] as const)('has no import from a higher level on the way of %s', (_, house, levels) => {
    const levelIn = (path: string): number =>
      levels.findIndex((rooms) => rooms.some((room) => path.startsWith(`${house}/${room}/`)));
    const upward = files.flatMap(({ path, imports }) =>
      imports
        .filter((specifier) => levelIn(path) >= 0 && specifier.startsWith('.'))
        .map((specifier) => target(path, specifier))
        .filter((to) => levelIn(to) > levelIn(path))
        .map((to) => `${path} -> ${to}`),
    );
    expect(upward).toEqual([]);
  });

  it('has a level for every folder of runs', () => {
    const rooms = new Set(files.flatMap(({ path }) => /^runs\/([^/]+)\//u.exec(path)?.[1] ?? []));
    expect([...rooms].toSorted()).toEqual(RUNS_LEVELS.flat().toSorted());
  });

  it('has no cycle between files', () => {
    const graph = new Map(
      files.map(({ path, text }) => [
        path,
        importsOf(valuesOf(text))
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => target(path, specifier)),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      if (done.has(path) || trail.includes(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('imports packages only in the places listed for them', () => {
    const strays = files.flatMap(({ path, imports }) =>
      imports
        .filter((specifier) => !specifier.startsWith('.'))
        .filter((specifier) => !allowed(path, specifier))
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(strays).toEqual([]);
  });

  // Loading a package costs more than everything that a check of one document does.
  it('checks a document without loading any package', () => {
    const packages = [...reachedAtOnce(['cli.ts', 'commands/check.ts', 'commands/log/tell-queued.ts'])].flatMap(
      ({ path, text }) =>
        staticImportsOf(text)
          .filter((specifier) => !/^(?:\.|node:)/u.test(specifier))
          .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(packages).toEqual([]);
  });

  it('has no file or folder with a name that means nothing', () => {
    expect(files.flatMap(({ path }) => path.split('/')).filter((name) => BANNED_NAMES.test(name))).toEqual([]);
  });

  it('ends the process and prints only through the host', () => {
    const found = files.filter(({ text }) => /process\.exit\(|console\.(?:log|error|warn|info)\(/u.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

function allowed(path: string, specifier: string): boolean {
  if (specifier.startsWith('node:')) return path === 'node-host.ts' || path.startsWith('node-host/');
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
  return (PORTS[name] ?? []).some((place) => path.startsWith(place));
}
