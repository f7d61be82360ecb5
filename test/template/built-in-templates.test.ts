import { describe, expect, it } from 'vitest';
import { BUILT_IN, builtIn, hasSeeds, seed, seedText } from './seeds.ts';
import type { Kind } from '../../src/template/kind.ts';

/** Labels that give the findings of one experiment rather than questions to every experiment. */
const OWN_WORDS = /^(?:known_risks_failure_modes|diagnostics_results\/key_findings)\//u;

/** What a template requires, without its guiding sentences, samples and due stages. */
const structureOf = (kind: Kind) => ({
  sections: kind.sections.filter(({ key }) => key !== '').map(({ key, depth, role }) => ({ key, depth, role })),
  fields: kind.fields
    .filter(({ key }) => !OWN_WORDS.test(key))
    .map(({ key, choices, block }) => ({ key, choices: choices?.values, block })),
  tables: kind.tables.map(({ key, role, rows, columns }) => ({
    key,
    role,
    rows,
    columns: columns.map(({ name, unit }) => ({ name, unit })),
  })),
  checklists: kind.checklists.map(({ key, role, gate }) => ({ key, role, gate })),
  status: kind.status,
  verdict: kind.verdict,
});

const PAIRS = [
  ['ml-exp', '000'],
  ['tracking-log', '001'],
  ['ml-issue', '002'],
  ['plan', '003'],
  ['exp', '004'],
] as const;

describe.skipIf(!hasSeeds)('the built-in templates (needs ../shared/seeds)', () => {
  it.each(PAIRS)('%s has the whole structure of seed %s', (name, number) => {
    const [ours, theirs] = [structureOf(builtIn(name)), structureOf(seed(number))];
    const units = (structure: typeof ours) =>
      structure.tables.map(({ columns }) => columns.map((column) => column.name));
    expect(ours.sections).toEqual(theirs.sections);
    expect(ours.fields).toEqual(theirs.fields);
    expect(ours.tables.map(({ key, role, rows }) => ({ key, role, rows }))).toEqual(
      theirs.tables.map(({ key, role, rows }) => ({ key, role, rows })),
    );
    expect(units(ours)).toEqual(units(theirs));
    expect(ours.checklists).toEqual(theirs.checklists);
    expect(ours.status).toEqual(theirs.status);
    expect(ours.verdict).toEqual(theirs.verdict);
  });

  it.each(PAIRS)('%s shares no wording with seed %s', (name, number) => {
    const theirs = new Set(sentencesOf(seedText(number)));
    expect(sentencesOf(builtIn(name).text).filter((sentence) => theirs.has(sentence))).toEqual([]);
  });
});

/** Lines of at least six words that are not a label, list of choices, item of a closed list, heading or table. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => !/^\s*(?:#|\||- \[ \]|.* \| |.*\[yes \/ no\]|- .*:$)/u.test(line))
    .map((line) => line.replace(/<!--.*?-->/gu, '').trim())
    .filter((line) => line.split(/\s+/u).length >= 6);

describe('every built-in template', () => {
  it.each(BUILT_IN)('%s compiles without doubts', (name) => {
    expect(builtIn(name).ambiguities).toEqual([]);
    expect(builtIn(name).name).toBe(name);
  });

  it('maps the run columns of the plan, says which direction is better, and marks the primary metric', () => {
    const [matrix] = builtIn('plan').tables;
    expect(matrix).toMatchObject({ role: 'runs', keyColumn: 'run_id', samples: [] });
    expect(
      matrix?.columns.map(({ header, type, from, better, primary }) => [header, type, from[0], better, primary]),
    ).toEqual([
      ['Run ID', 'text', 'run_id', undefined, false],
      ['Date', 'date', 'date', undefined, false],
      ['Command', 'text', 'command', undefined, false],
      ['Dataset', 'text', 'dataset_path', undefined, false],
      ['Steps', 'integer', 'max_steps', undefined, false],
      ['LR', 'number', 'learning_rate', undefined, false],
      ['LoRA Targets', 'text', 'lora_targets', undefined, false],
      ['Manifest', 'text', 'manifest_path', undefined, false],
      ['Baseline WER', 'number', 'baseline_wer', 'lower', false],
      ['Tuned WER', 'number', 'tuned_wer', 'lower', true],
      ['Notes', 'text', 'notes', undefined, false],
    ]);
    expect(matrix?.columns.filter(({ unit }) => unit === 'ratio').map(({ name }) => name)).toEqual([
      'baseline_wer',
      'tuned_wer',
    ]);
  });
});
