import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../src/template/compile-template.ts';
import { filledText } from '../kinds.ts';
import { brief, findingsIn } from './document-with.ts';

const RULES = ['table-rows'];

const template = (section: string, table: string, comment = ''): string =>
  `# POND-XXX: [Name]\n\n**Status**: [planned / running / done]\n\n## ${section}\n\n${table}\n${comment}\n`;

const told = (section: string, [asked, given]: readonly [string, string], more: More = {}): readonly string[] => {
  const kind = compileTemplate({ path: 'templates/pond.md', text: template(section, asked, more.comment) });
  const text = template(section, given)
    .replace('POND-XXX: [Name]', 'POND-001: Newts')
    .replace('[planned / running / done]', more.status ?? 'done');
  return brief(findingsIn(text, { kind, rules: RULES })).map((line) => line.replace(/^\d+ table-rows /u, ''));
};

type More = { readonly status?: string; readonly comment?: string };

const rows = (header: string, ...labels: readonly string[]): string => {
  const width = header.split('|').length;
  const line = (cells: string): string => `| ${cells} |`;
  return [line(header), line(Array.from({ length: width }, () => '---').join(' | ')), ...labels.map(line)].join('\n');
};

const METRICS = rows('Metric | Target | Actual', 'Newts | ≥ 10 |', 'Toads | ≥ 3 |', 'Frogs (p95) | ≤ 9 |');

describe('a row of the template', () => {
  it('is missing if a document does not have it', () => {
    const given = rows('Metric | Target | Actual', '**newts** | ≥ 10 | 12', 'Frogs | ≤ 9 | 4');
    expect(told('Success Criteria', [METRICS, given])).toEqual(['1 row of the template is missing: "Toads"']);
  });

  it('is not missing if it is answered, qualified, struck out or moved', () => {
    const given = rows(
      'Metric | Target | Actual',
      '~~Frogs (p95)~~ | ≤ 9 |',
      'Toads | n/a |',
      'Adult newts | ≥ 10 | 3',
    );
    expect(told('Success Criteria', [METRICS, given])).toEqual([]);
  });

  it('is reported with the row that may be meant', () => {
    const given = rows('Metric | Target | Actual', 'Newts | ≥ 10 | 12', 'Toaads | ≥ 3 | 4', 'Frogs (p95) | ≤ 9 | 4');
    expect(told('Success Criteria', [METRICS, given])).toEqual([
      '1 row of the template is missing: "Toads" (there is "Toaads")',
    ]);
  });

  it('is required at the stage of its table', () => {
    const given = rows('Metric | Target | Actual', 'Newts | ≥ 10 |', 'Frogs | ≤ 9 |');
    expect(told('Success Criteria', [METRICS, given], { status: 'planned' })).toHaveLength(1);
    const [asked, counted] = [rows('Metric | Value', 'Newts |', 'Toads |'), rows('Metric | Value', 'Newts | 4')];
    expect(told('Results', [asked, counted], { status: 'running' })).toEqual([]);
    expect(told('Results', [asked, counted])).toEqual(['1 row of the template is missing: "Toads"']);
  });

  it('counts if two have one label', () => {
    const asked = rows('Metric | Value', 'Depth (p50) |', 'Depth (p95) |', 'Newts |');
    const given = rows('Metric | Value', 'Depth (p50) | 3', 'Newts | 4');
    expect(told('Results', [asked, given])).toEqual(['1 row of the template is missing: "Depth (p95)"']);
  });

  it('is the one after a number', () => {
    const asked = rows('No. | Criterion | Target | Met', '1 | Newts | ≥ 10 |', '2 | Toads | ≥ 3 |');
    const given = rows('No. | Criterion | Target | Met', '1 | Toads | ≥ 3 | ✅');
    expect(told('Success Criteria', [asked, given])).toEqual(['1 row of the template is missing: "Newts"']);
  });
});

describe('rows that are examples', () => {
  it.each([
    ['placeholders', rows('Metric | Value', '[Metric 1] |', '... |', 'Newts |'), rows('Metric | Value', 'Newts | 4')],
    ['numbered', rows('Group | Value', 'Overall |', 'Group A |', 'Group B |'), rows('Group | Value', 'Overall | 4')],
    ['samples', rows('Run ID | Newts', 'r1 | 12', 'r2 | 13'), rows('Run ID | Newts', 'r1 | 14')],
    ['models', rows('Model | Newts', 'Baseline |', 'Ours |'), rows('Model | Newts', 'Baseline | 4', 'Crane | 5')],
    [
      'parameters',
      rows('Parameter | Value', 'Net |', 'Depth |', 'Bait |'),
      rows('Parameter | Value', 'Net | 4', 'Bait | 5'),
    ],
    ['mostly gone', rows('Metric | Value', 'A1 |', 'B2 |', 'C3 |'), rows('Metric | Value', 'C3 | 4', 'Wer | 5')],
    ['replaced', rows('Metric | Value', 'Newts |', 'Toads |'), rows('Metric | Value', 'Newts | 4', 'WER | 5')],
    ['fields', rows('Field | Value', 'Owner |', 'Pond |'), rows('Field | Value', 'Owner | Ada')],
  ])('are not required: %s', (_, asked, given) => {
    expect(told('Results', [asked, given])).toEqual([]);
  });

  it('are required if the template says that they stay', () => {
    const asked = rows('Model | Newts', 'Baseline | 3', 'Ours | 4');
    const given = rows('Model | Newts', 'Crane | 5');
    const comment = '<!-- expctl: rows=fixed -->';
    expect(told('Results', [asked, given], { comment })).toEqual([
      '2 rows of the template are missing: "Baseline", "Ours"',
    ]);
    const said = told(
      'Success Criteria',
      [METRICS, rows('Metric | Target | Actual', 'Newts | ≥ 10 | 12', 'Frogs | ≤ 9 | 4')],
      { comment: '<!-- expctl: rows=sample -->' },
    );
    expect(said).toEqual([]);
  });

  it('cannot be distinguished from others in a table of criteria with rows of its own', () => {
    const given = rows('Metric | Target | Actual', 'Newts | ≥ 10 | 12', 'Frogs | ≤ 9 | 4', 'Eels | ≥ 1 | 2');
    expect(told('Success Criteria', [METRICS, given])).toEqual(['1 row of the template is missing: "Toads"']);
  });
});

describe('the filled documents of the kinds', () => {
  it.each(['exp', 'tracking-log', 'plan', 'ml-exp', 'ml-issue'] as const)('lack no row: %s', (kind) => {
    expect(findingsIn(filledText(kind), { kind, rules: RULES })).toEqual([]);
  });
});
