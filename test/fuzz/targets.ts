import { readdirSync, readFileSync } from 'node:fs';
import { caretLines } from '../../src/criteria/language/statement-problem.ts';
import { parseStatement } from '../../src/criteria/language/parse-statement.ts';
import { readAnyFrontMatter, readFrontMatter } from '../../src/document/front-matter.ts';
import { UserError } from '../../src/errors.ts';
import { forTerminal, forTerminalLines } from '../../src/escape/for-terminal.ts';
import { main } from '../../src/main.ts';
import { mergeDocument } from '../../src/merge/merge-document.ts';
import { readConfig } from '../../src/project/read-config.ts';
import { RULE_NAMES } from '../../src/rules/rule-names.ts';
import { EMPTY_RUN } from '../../src/runs/run.ts';
import { readSpoolEntry } from '../../src/runs/spooling/read-spool-entry.ts';
import { writeSpoolEntry } from '../../src/runs/spooling/write-spool-entry.ts';
import { fakeHost } from '../fake-host.ts';
import { FILLED, builtInKind, filledText } from '../kinds.ts';
import type { FakeHost } from '../fake-host.ts';
import type { KindName } from '../kinds.ts';
import type { SpoolEntry } from '../../src/runs/spooling/spool-entry.ts';
import type { FuzzTarget } from './fuzz.ts';

const KIND_NAMES = Object.keys(FILLED) as readonly KindName[];
const DOCUMENTS = KIND_NAMES.map(filledText);
const TEMPLATES = readdirSync(new URL('../../templates/', import.meta.url))
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(new URL(`../../templates/${name}`, import.meta.url), 'utf8'));

/** The end of a call: the exit code, and everything printed. */
type End = { readonly code: number; readonly printed: string };

/** Runs the tool in memory. A bug of ours is not an acceptable answer, and neither is an undocumented exit code. */
async function call(host: FakeHost, words: readonly string[], codes: readonly number[]): Promise<End> {
  const before = host.output().length;
  const code = await main(words, host);
  const [printed, said] = [host.output().slice(before), host.errors()];
  const bug = /^.*bug of expctl.*$(?:\n.*){0,4}/mu.exec(`${said}\n${printed}`);
  if (bug !== null) throw new Error(bug[0]);
  if (!codes.includes(code)) throw new Error(`${words.join(' ')} ended with ${String(code)}: ${said}`);
  return { code, printed };
}

const PATH = 'experiments/EXP-017-binary-codes.md';
const FOUND = [0, 1, 2];
const DECIDED = [0, 1, 2, 3, 4];
const OUTPUT = JSON.stringify({
  run_id: 'r-77',
  seed: 7,
  status: 'ok',
  wer: 0.0411,
  eval: { accuracy: 0.91, loss: 1e-7 },
});

const inFile = (document: string): FakeHost =>
  fakeHost({ files: { [PATH]: document, 'out.json': OUTPUT, 'expctl.yaml': 'documents: experiments/**/*.md\n' } });

/** `check` answers every document, whatever its content, and the answer is JSON. */
async function checked(document: string): Promise<void> {
  const { code, printed } = await call(inFile(document), ['check', '--json'], FOUND);
  if (code !== 2) JSON.parse(printed);
}

/** A second `decide --write` leaves unchanged what the first wrote. */
async function decided(document: string): Promise<void> {
  const host = inFile(document);
  await call(host, ['decide', PATH, '--json'], DECIDED);
  await call(host, ['decide', PATH, '--write'], DECIDED);
  const once = textIn(host);
  await call(host, ['decide', PATH, '--write'], DECIDED);
  if (textIn(host) !== once) throw new Error('decide --write wrote again');
}

const textIn = (host: FakeHost): string => host.files.tree().get(`/work/${PATH}`) ?? '';

/** A logged run adds or fills one line, and is found the second time; a refused run changes nothing. */
async function logged(document: string): Promise<void> {
  const host = inFile(document);
  const before = textIn(host);
  const words = ['log', PATH, 'out.json', '--run-id', 'r-77'];
  const { code } = await call(host, words, FOUND);
  const after = textIn(host);
  if (code !== 0 && after !== before) throw new Error('a refused run changed the document');
  if (code !== 0) return;
  if (isMoreThanRows(before, after)) throw new Error('more than rows changed');
  await call(host, words, [0]);
  if (textIn(host) !== after) throw new Error('the second time changed the document');
}

/** Whether more than 40 lines differ, old or new, between the common beginning and the common end. */
function isMoreThanRows(before: string, after: string): boolean {
  const [old, young] = [before.split(/\r\n|\r|\n/u), after.split(/\r\n|\r|\n/u)];
  let start = 0;
  while (start < old.length && old[start] === young[start]) start++;
  let end = 0;
  while (end < old.length - start && old.at(-1 - end) === young.at(-1 - end)) end++;
  return old.length - start - end > 40 || young.length - start - end > 40;
}

/** A document as every page shows it. */
async function shown(document: string): Promise<void> {
  for (const words of [
    ['show', PATH, '--json'],
    ['show', PATH],
    ['list'],
    ['criteria', PATH, '--suggest'],
    ...['text', 'markdown', 'html', 'csv', 'json'].map((format) => ['report', '--text', '--format', format]),
    ['export', '--format', 'jsonl'],
  ])
    await call(inFile(document), words, FOUND);
}

/** A document made from a template is read by its own kind without a bug. */
async function compiled(template: string): Promise<void> {
  const host = fakeHost({ files: { 'templates/team.md': template } });
  const { code } = await call(host, ['schema', 'team', '--json'], FOUND);
  if (code !== 0) return;
  const made = await call(host, ['new', 'team', 'Warm start', '--stdout'], FOUND);
  if (made.code !== 0) return;
  host.files.put('/work/experiments/made.md', made.printed);
  await call(host, ['check', 'experiments/made.md', '--json'], FOUND);
}

/** A configuration is read, or refused with a message. */
function configured(text: string): void {
  for (const path of ['expctl.yaml', 'expctl.json', 'pyproject.toml'])
    try {
      readConfig(text, { path, rules: RULE_NAMES });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
}

/** Whatever the short path reads, the full reader reads as well. */
function frontMatterRead(text: string): void {
  const [short, long] = [readFrontMatter(text), readAnyFrontMatter(text)];
  if (JSON.stringify(short) !== JSON.stringify(long)) throw new Error('the short way reads something else');
}

const SIDE = '\n<<<>>>\n';

/** Any three texts are merged, also where git cannot merge lines. */
function merged(input: string): void {
  const [base = '', ours = '', theirs = ''] = input.split(SIDE);
  const texts = { base, ours, theirs };
  const { text, isClean } = mergeDocument(texts, {
    kind: builtInKind('plan'),
    style: { size: 7, ours: 'ours', base: 'base', theirs: 'theirs', showsBase: false },
    mergeText: () => undefined,
  });
  const rows = (side: string): readonly string[] => side.split('\n').filter((line) => line.startsWith('| r-'));
  const missing = [...rows(ours), ...rows(theirs)].filter((row) => !rows(base).includes(row) && !text.includes(row));
  if (isClean && missing.length > 0) throw new Error('a new row was lost');
}

/** No output moves the cursor, hides text or changes its direction. */
function printed(text: string): void {
  const moving = /[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\uFEFF]/u;
  if (moving.test(forTerminalLines(text))) throw new Error('it moves the cursor');
  if (/[\n\t]/u.test(forTerminal(text))) throw new Error('it is more than a line');
}

function statementRead(text: string): void {
  const { problem } = parseStatement(text);
  if (problem === undefined) return;
  if (problem.span.start < 0 || problem.span.end > text.length) throw new Error('the problem lies outside');
  caretLines(text, problem.span);
}

const ENTRY: SpoolEntry = {
  written: '2026-02-03T04:05:06.000Z',
  place: { workTree: '/w', branch: 'main', document: 'experiments/a.md' },
  record: 'EXP-1',
  runId: 'r-1',
  run: { ...EMPTY_RUN, metrics: new Map([['wer', { kind: 'number', text: '0.1' }]]) },
  asked: { set: new Map(), map: new Map([['WER', 'wer']]), units: new Map(), replace: false, addColumns: [] },
  date: '2026-02-03',
  git: undefined,
  data: undefined,
  criteria: new Map([['primary', 'ab12']]),
};

const CONFIGS = [
  'documents: experiments/**/*.md\nrules:\n  ragged-row: off\nkinds:\n  plan:\n    documents: [a.md, "b*.md"]\n    map: { WER: eval.wer }\n',
  '{"rules": {"no-secret": "error"}, "kinds": {"exp": {"documents": "x"}}}',
  '[tool.expctl]\ndocuments = ["a", "b"]\n[tool.expctl.rules]\nragged-row = "warning"\n',
];

const STATEMENTS = [
  'tuned_wer < baseline_wer, every run where seed in [1, 2]',
  'mean(wer) <= 0.9 * mean(baseline.wer) with 95% confidence, per manifest',
  'GO if wer < 5%, CONDITIONAL GO if wer < 0.08, else NO-GO',
  'abs(loss - doc("EXP-1").loss) < 1e-3 and count(runs) >= 3 under "Results"',
];

const FRONT = [
  '---\nid: EXP-1\ntags: [asr, "b c"]\nmodel:\n  name: x\n  size: 3\nowner: >-\n  A\n  B\n# note\ndate: 2026-01-02\n---\n# T\n',
  '---\na: "x: y"\nb: |\n  text\n\n  more\nc: {d: 1, e: [2]}\n...\n',
];

const PLAN = filledText('plan');

/** All readers of text that others wrote. */
export const TARGETS: readonly FuzzTarget[] = [
  { name: 'check', seeds: DOCUMENTS, run: checked },
  { name: 'decide', seeds: DOCUMENTS, run: decided },
  { name: 'log', seeds: DOCUMENTS, run: logged },
  { name: 'show', seeds: DOCUMENTS, run: shown },
  { name: 'template', seeds: TEMPLATES, run: compiled },
  { name: 'configuration', seeds: CONFIGS, run: configured },
  { name: 'front matter', seeds: FRONT, run: frontMatterRead },
  { name: 'merge', seeds: [[PLAN, PLAN, PLAN].join(SIDE)], run: merged },
  { name: 'terminal', seeds: DOCUMENTS, run: printed },
  { name: 'statement', seeds: STATEMENTS, run: statementRead },
  { name: 'waiting row', seeds: [writeSpoolEntry(ENTRY)], run: (text) => void readSpoolEntry(text) },
];
