import { insertion, replacement } from '../../text/edit.ts';
import { sliceOf } from '../../text/span.ts';
import { valueAt } from '../run.ts';
import { firstEnding, lineAround } from '../../text/line-around.ts';
import type { Block, BlockKind, CodeBlock, Paragraph } from '../../document/block.ts';
import type { Section } from '../../document/section.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { Run } from '../run.ts';

/** What is written about a run that expctl started: `when` is `YYYY-MM-DD HH:MM`. */
export type Execution = { readonly runId: string; readonly run: Run; readonly when: string };

/** The edits, and the blocks that they add if they do not fill a placeholder. */
export type ExecutionLogPlan = { readonly edits: readonly Edit[]; readonly added: readonly BlockKind[] };

const NAMES: ReadonlySet<string> = new Set([
  'execution_log',
  'execution_logs',
  'run_log',
  '执行日志',
  '执行记录',
  '実行ログ',
  '실행_로그',
]);

/**
 * Plans a run's entry in the execution log of its record: a label with the time, and a fence with how the run ended,
 * its command and its outputs. Fills the first entry that is still the template's, or else adds one at the end. No
 * edits if the record has no such section, or already has the run.
 */
export function planExecutionLog(record: ExperimentRecord, execution: Execution): ExecutionLogPlan {
  const { text } = record.document.source;
  const section = record.sections.find((one) => NAMES.has(one.section.name))?.section;
  if (section === undefined) return NOTHING;
  const entries = entriesOf(text, section);
  if (entries.some(({ fence }) => firstLine(text, fence).startsWith(`run ${oneLine(execution.runId)}: `)))
    return NOTHING;
  const open = entries.find((entry) => isOpen(text, entry));
  return open === undefined ? added(text, section, { entries, execution }) : filled(text, open, execution);
}

const NOTHING: ExecutionLogPlan = { edits: [], added: [] };

/** A label and the fence after it. */
type Entry = { readonly label: Paragraph; readonly fence: CodeBlock };

const entriesOf = (text: string, { body }: Section): readonly Entry[] =>
  body.flatMap((block, index) => {
    const next = body[index + 1];
    const isLabel = block.kind === 'paragraph' && sliceOf(text, block.span).startsWith('**');
    return isLabel && next?.kind === 'code' && next.fenced && next.closed ? [{ label: block, fence: next }] : [];
  });

const firstLine = (text: string, { lines: [line] }: CodeBlock): string =>
  line === undefined ? '' : sliceOf(text, line);

/** Whether an entry is still the template's: no time, and just a remark in brackets in its fence. */
function isOpen(text: string, { label, fence }: Entry): boolean {
  const lines = fence.lines.map((line) => sliceOf(text, line).trim()).filter((line) => line !== '');
  return WHEN.test(sliceOf(text, label.span)) && lines.every((line) => /^\[[^[\]]*\]$/u.test(line));
}

const WHEN = /\(\s*(?:YYYY|yyyy)[^()]*\)/u;

function filled(text: string, { label, fence }: Entry, execution: Execution): ExecutionLogPlan {
  const words = sliceOf(text, label.span);
  const at = WHEN.exec(words);
  const [first, last] = [fence.lines[0], fence.lines.at(-1)];
  if (at === null || first === undefined || last === undefined) return NOTHING;
  const start = label.span.start + at.index;
  const eol = firstEnding(text);
  return {
    edits: [
      replacement({ start, end: start + at[0].length }, `(${execution.when})`),
      replacement({ start: first.start, end: last.end }, linesOf(execution).join(eol)),
    ],
    added: [],
  };
}

type Adding = { readonly entries: readonly Entry[]; readonly execution: Execution };

function added(text: string, section: Section, { entries, execution }: Adding): ExecutionLogPlan {
  const last: Block | undefined = section.body.findLast(({ kind }) => kind !== 'thematic-break') ?? section.heading;
  if (last === undefined || (last.kind === 'code' && !last.closed)) return NOTHING;
  const label = `**${nextLabel(text, entries, execution)}** (${execution.when}):`;
  const lines = ['', '', label, '```', ...linesOf(execution), '```'];
  return {
    edits: [insertion(lineAround(text, last.span.end).end, lines.join(firstEnding(text)))],
    added: ['paragraph', 'code'],
  };
}

/** `Run 3` after `Run 2`; else the run's own name. */
function nextLabel(text: string, entries: readonly Entry[], { runId }: Execution): string {
  const numbered = entries.flatMap(({ label }) => {
    const [, word, number] = /^\*\*([^*\d]{1,40})(\d{1,9})\*\*/u.exec(sliceOf(text, label.span)) ?? [];
    return word === undefined ? [] : [{ word, number: Number(number) }];
  });
  const last = numbered.at(-1);
  if (last !== undefined) return `${last.word}${numbered.reduce((most, { number }) => Math.max(most, number), 0) + 1}`;
  return `Run ${oneLine(runId).replaceAll('*', '')}`;
}

/** No line begins with a fence marker, so that none ends the fence. */
function linesOf({ runId, run }: Execution): readonly string[] {
  const code = valueAt(run, 'exit_code');
  const seconds = valueAt(run, 'duration_s');
  const facts = [
    run.status ?? 'finished',
    ...(code?.kind === 'number' ? [endWords(run, Number(code.text))] : []),
    ...(seconds?.kind === 'number' ? [`${seconds.text} s`] : []),
  ];
  return [
    `run ${oneLine(runId)}: ${facts.join(', ')}`,
    ...(run.command === undefined ? [] : [`$ ${oneLine(run.command)}`]),
    ...run.files.map(({ path }) => `output ${oneLine(path)}`),
  ];
}

const BY_SIGNAL = 128;

const endWords = ({ status }: Run, code: number): string =>
  status === 'killed' && code > BY_SIGNAL ? `signal ${code - BY_SIGNAL}` : `exit code ${code}`;

/** A command may contain line endings in its quotes, and invisible characters. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
