import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readFrontMatter } from '../../src/document/front-matter.ts';
import { compileTemplate } from '../../src/template/compile-template.ts';
import type { Kind } from '../../src/template/kind.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SHARED = resolve(ROOT, '../shared');

/** Whether the shared real documents are there; tests that need them are skipped where they are not. */
export const hasSeeds = existsSync(resolve(SHARED, 'seeds'));

/** The documents of the corpus that resemble templates: `new` is tested on them. */
export const TEMPLATE_LIKE = [
  '32may__Pokusy__.github__ISSUE_TEMPLATE__experiment.md',
  'Evoke4350__cursor-onboarding-kit__40-TEMPLATES__TEMPLATE-experiment.md',
  'FelixGitReporian__emergentes-rauschen__.github__ISSUE_TEMPLATE__experiment.md',
  'Johnssonslotion__stock_monitoring__docs__templates__experiment_template.md',
  'Lambert-Nguyen__edge-vla-control-budget-jetson__.github__ISSUE_TEMPLATE__experiment.md',
  'ShingoSatou__keiba_r2__.github__ISSUE_TEMPLATE__experiment.md',
  'Siegfried82__lumix-s1m2-research__.github__ISSUE_TEMPLATE__experiment.md',
  'shandley__biometal__experiments__TEMPLATE__README.md',
] as const;

export const compileText = (text: string, name = 'probe'): Kind =>
  compileTemplate({ path: `templates/${name}.md`, text }, { name, frontMatter: readFrontMatter(text) });

export const seedText = (number: string): string => textIn('seeds', (name) => name.startsWith(number));

export const seed = (number: string): Kind => compileText(seedText(number), `seed-${number}`);

export const corpusText = (file: string): string => textIn('corpus/docs', (name) => name === file);

export const corpusFiles = (): readonly string[] =>
  readdirSync(resolve(SHARED, 'corpus/docs')).filter((name) => name.endsWith('.md'));

export const builtIn = (name: string): Kind =>
  compileText(readFileSync(resolve(ROOT, `templates/${name}.md`), 'utf8'), name);

export const BUILT_IN = ['exp', 'ml-exp', 'ml-issue', 'plan', 'tracking-log'] as const;

function textIn(folder: string, wanted: (name: string) => boolean): string {
  const directory = resolve(SHARED, folder);
  const name = readdirSync(directory).find(wanted);
  if (name === undefined) throw new Error(`no such file in ${folder}`);
  return readFileSync(resolve(directory, name), 'utf8');
}
