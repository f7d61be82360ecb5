import { weightWord } from '../criteria/outcome-words.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { decisionTitle } from '../report/decision-words.ts';
import type { Criterion } from '../criteria/outcome.ts';
import type { Suggestion } from '../criteria/suggest/suggestion.ts';
import type { ExperimentRecord } from '../records/record.ts';
import { counted } from '../text/counted.ts';
import type { Terminal } from './print-report.ts';
import { wrapped } from './wrapped.ts';

/** A criterion to be shown; `form` says who decides it. */
export type ShownCriterion = {
  readonly number: number;
  readonly criterion: Criterion;
  readonly form: string;
  readonly line: number;
  readonly suggestion: Suggestion | undefined;
};

/** Prints the criteria of a record for the terminal, each with its statements or with suggestions for them. */
export function printCriteria(record: ExperimentRecord, listed: readonly ShownCriterion[], terminal: Terminal): string {
  const { style } = terminal;
  const head = `${style.bold(forTerminal(decisionTitle(record)))}\n`;
  if (listed.length === 0) return `${head}no criteria\n`;
  const machine = listed.filter(({ form }) => form === 'machine').length;
  return [
    head,
    `${counted(listed.length, 'item')}, ${machine} in machine form\n`,
    ...listed.map((each) => printCriterion(each, terminal)),
  ].join('');
}

function printCriterion({ number, criterion, form, line, suggestion }: ShownCriterion, terminal: Terminal): string {
  const { style, width } = terminal;
  const { label, sentence, gate, role, statements } = criterion;
  const weight = weightWord({ role, gate });
  const isSaid = form === 'protocol' || form === 'hypothesis';
  const told = isSaid ? weight : `${weight}, ${form}`;
  return [
    `\n${String(number).padStart(3)}  ${style.bold(forTerminal(label))}  ${style.dim(`(${told}, line ${line})`)}\n`,
    sentence === label ? '' : style.dim(wrapped(forTerminal(sentence), { indent: 5, width })),
    ...statements.map(({ text }) =>
      wrapped(style.cyan(`expect: ${forTerminal(text.replace(/\s*\n\s*/gu, ' '))}`), { indent: 5, width }),
    ),
    suggestion === undefined ? '' : printSuggestion(suggestion, terminal),
  ].join('');
}

function printSuggestion({ proposals, reason }: Suggestion, { style, width }: Terminal): string {
  if (proposals.length === 0)
    return wrapped(`${style.yellow('no proposal:')} ${forTerminal(reason ?? '')}`, { indent: 5, width });
  return proposals
    .map(({ statement, because, note }, at) => {
      const which = proposals.length === 1 ? 'proposal:' : `proposal =${at + 1}:`;
      return [
        wrapped(`${style.green(which)} ${style.cyan(`expect: ${forTerminal(statement)}`)}`, { indent: 5, width }),
        style.dim(wrapped(forTerminal(because), { indent: 7, width })),
        note === undefined ? '' : wrapped(`note: ${forTerminal(note)}`, { indent: 7, width }),
      ].join('');
    })
    .join('');
}

/** Prints what was written, one item per line. */
export const printApplied = (
  applied: readonly (Pick<ShownCriterion, 'criterion' | 'line'> & { readonly statement: string })[],
): string =>
  applied
    .map(
      ({ criterion, line, statement }) =>
        `${forTerminal(criterion.label)} (line ${line})  expect: ${forTerminal(statement)}\n`,
    )
    .join('');
