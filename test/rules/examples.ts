import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkDocuments } from '../../src/commands/check/check-documents.ts';
import { printDiagnostics } from '../../src/print/print-diagnostic.ts';
import { PLAIN } from '../../src/print/style.ts';
import { openProject } from '../../src/project/open-project.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { fakeHost } from '../fake-host.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/rules');

/** A fence of a page: the text behind the opening backticks, and the content. */
type Fence = { readonly info: string; readonly text: string };

/** The page of a rule: its title, its first sentence, and the fences of its two examples. */
export type RulePage = {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly wrong: readonly Fence[];
  readonly right: readonly Fence[];
};

/** Every page of docs/rules except its table of contents. */
export const rulePages = (): readonly RulePage[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => readPage(name.replace(/\.md$/u, ''), readFileSync(resolve(FOLDER, name), 'utf8')));

function readPage(name: string, text: string): RulePage {
  const [title = '', , summary = ''] = text.split('\n');
  const [, wrong = '', right = ''] = /\n## Wrong\n([\s\S]*?)\n## Right\n([\s\S]*)$/u.exec(text) ?? [];
  return { name, title, summary, wrong: fencesIn(wrong), right: fencesIn(right) };
}

function fencesIn(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, ticks, info] = /^(`{3,})(\S.*)$/u.exec(lines[at] ?? '') ?? [];
    if (ticks === undefined || info === undefined) continue;
    const end = lines.indexOf(ticks, at);
    fences.push({ info, text: `${lines.slice(at + 1, end).join('\n')}\n` });
    at = end;
  }
  return fences;
}

/** The output that an example states; undefined where it states none. */
export const printedBy = (fences: readonly Fence[]): string | undefined =>
  fences.find(({ info }) => info === 'text')?.text;

/**
 * Checks the files of an example as one collection: `markdown KIND path=…`, other fences with a path as additional
 * files; one marked `named` as if it were on the command line.
 */
export async function checkExample(fences: readonly Fence[]): Promise<readonly Diagnostic[]> {
  const files = new Map(fences.flatMap((fence, at) => fileOf(fence, at)));
  const kinds = fences.flatMap((fence, at) => kindOf(fence, at));
  const lines = kinds.map(([kind, path]) => `  ${kind}:\n    documents: ['${path}']\n`);
  const config = `documents: ['**/*.md']\n${lines.length === 0 ? '' : `kinds:\n${[...new Set(lines)].join('')}`}`;
  const host = fakeHost({ files: { 'expctl.yaml': config, ...Object.fromEntries(files) } });
  const words = fences.flatMap((fence, at) => (fence.info.endsWith(' named') ? (pathOf(fence, at) ?? []) : []));
  const { diagnostics } = await checkDocuments(await openProject(host), { words });
  return diagnostics;
}

const pathOf = ({ info }: Fence, at: number): string | undefined =>
  /(?:^|\s)path=(\S+)/u.exec(info)?.[1] ??
  (info.startsWith('markdown') ? `example${at === 0 ? '' : `-${at + 1}`}.md` : undefined);

function fileOf(fence: Fence, at: number): [string, string][] {
  const path = pathOf(fence, at);
  return path === undefined ? [] : [[path, fence.text]];
}

function kindOf(fence: Fence, at: number): [string, string][] {
  const kind = /^markdown ([a-z-]+)(?:\s|$)/u.exec(fence.info)?.[1];
  const path = pathOf(fence, at);
  return kind === undefined || path === undefined ? [] : [[kind, path]];
}

/** Diagnostics as a terminal without colours shows them. */
export const printed = (found: readonly Diagnostic[]): string => printDiagnostics(found, PLAIN);
