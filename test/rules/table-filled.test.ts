import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { filledText } from '../kinds.ts';
import { brief, findingsIn } from './document-with.ts';
import type { KindName } from '../kinds.ts';

const RULES = ['section-filled', 'table-filled'];

const told = (kind: KindName, text: string): readonly string[] =>
  brief(findingsIn(text, { kind, rules: RULES })).map((line) => line.replace(/^\d+ /u, ''));

describe('what a concluded document leaves empty', () => {
  it('is nothing in filled ones', () => {
    for (const kind of ['exp', 'tracking-log', 'plan', 'ml-exp'] as const)
      expect(told(kind, filledText(kind))).toEqual([]);
  });

  it('is a table of metrics without a value', () => {
    const blank = filledText('tracking-log').replace(
      /^(\| (?:Accuracy|Precision|Recall|F1 Score|AUC-ROC) \|).*\|.*\|$/gmu,
      '$1 | |',
    );
    expect(told('tracking-log', blank)).toEqual([
      'table-filled the table "| Metric | Value | 95% CI |" is not filled in yet',
    ]);
  });

  it('is one row of a table, by its name; n/a is an answer', () => {
    const without = (cell: string): string => filledText('tracking-log').replace('| Recall | 0.688 | ±0.013 |', cell);
    expect(told('tracking-log', without('| Recall | | |'))).toEqual([
      'table-filled 1 of 5 rows is not filled in yet: Recall',
    ]);
    expect(told('tracking-log', without('| Recall | n/a | |'))).toEqual([]);
    expect(told('tracking-log', without('| Recall | — | — |'))).toEqual([]);
  });

  it('is a runs table without a run', () => {
    const none = filledText('exp').replace(/^\| \d .*\n/gmu, '');
    expect(told('exp', none)).toEqual(['section-filled the section "Data" is not filled in yet']);
    expect(told('exp', none.replace('✅ PASSED', '🔄 RUNNING').replace('✅ PASSED', '🔄 RUNNING'))).toEqual([]);
  });
});

describe("a team's own tables", () => {
  const TEMPLATE = [
    '# VAT-000: [Title]\n\n**Status**: [planned / running / done / cancelled]\n',
    '## Goal\n\n[Why?]\n',
    '## Results\n\n| Metric | Value |\n| --- | --- |\n| Yield | |\n| Colour | |\n',
    '## Runs\n\n| Run | Yield (%) |\n| --- | --- |\n',
    '## Extras (optional)\n\n| What | Cost |\n| --- | --- |\n',
    '## Sign-off\n\n| Name | Date | Signature |\n| --- | --- | --- |\n| | | |\n',
  ].join('\n');

  const checked = async (document: string): Promise<string> => {
    const folder = projectFolder({ 'templates/vat.md': TEMPLATE, 'experiments/VAT-001-indigo.md': document });
    const { stdout } = await folder.expctl('check', '--json');
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { rule: string; severity: string; message: string }[];
    };
    return diagnostics.map(({ rule, severity, message }) => `${severity} ${rule} ${message}`).join('\n');
  };
  const filled = (status: string): string =>
    TEMPLATE.replace('VAT-000: [Title]', 'VAT-001: Indigo')
      .replace('[planned / running / done / cancelled]', status)
      .replace('[Why?]', 'A darker blue.');

  it('are reported once the experiment is over, with an empty section as an error if it is one', async () => {
    expect(await checked(filled('done'))).toBe(
      [
        'error section-filled the section "Results" is not filled in yet',
        'warning section-filled the section "Runs" is not filled in yet',
        'warning section-filled the section "Sign-off" is not filled in yet',
      ].join('\n'),
    );
  });

  it.each(['planned', 'running', 'cancelled'])('are not required in a document that is %s', async (status) => {
    expect(await checked(filled(status))).toBe('');
  });

  it('are not required if a section says that it does not apply', async () => {
    const without = filled('done').replace(/(## Results\n\n)(?:\|.*\n)+/u, '$1N/A – the vat broke\n');
    expect(await checked(without)).toBe(
      [
        'warning section-filled the section "Runs" is not filled in yet',
        'warning section-filled the section "Sign-off" is not filled in yet',
      ].join('\n'),
    );
  });

  it('are answered by a word in their place', async () => {
    const answered = filled('done')
      .replace('| Yield | |\n| Colour | |', '| Yield | 81 |\n| Colour | n/a |')
      .replace('## Runs\n', '## Runs\n\nn/a: one vat, one dip\n')
      .replace('| | | |', '| Mara | 2026-03-02 | MV |');
    expect(await checked(answered)).toBe('');
  });
});
